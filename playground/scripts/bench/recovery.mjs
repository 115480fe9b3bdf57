// How long the page is without a converter after one that broke, or that did not end.
import { median } from './statistics.mjs';
import { write } from './page.mjs';

const RUNS = 5;
const good = 'services:\n  web:\n    image: example/web:1\n';

export async function recovery({ browser, address }) {
  const panics = await runs(browser, address, 'crash-here', RUNS);
  const hangs = await runs(browser, address, 'hang-here', 2);
  return [
    { what: 'converter that broke to the next result', measured: median(panics), goal: 100, unit: 'ms' },
    { what: 'converter that hangs to the next result', measured: median(hangs), goal: 3100, unit: 'ms' },
  ];
}

async function runs(browser, address, word, count) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block' });
  await context.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${faults})();\n${await response.text()}` });
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('.version')?.textContent);
  await page.evaluate(watch);
  const times = [];
  for (let run = 0; run < count; run += 1) {
    await write(page, `# ${word} ${run}\n`);
    await page.waitForSelector('.output [role=alert]', { timeout: 10_000 });
    await write(page, good.replace(':1', `:${run + 2}`));
    await page.waitForFunction((tag) => document.querySelector('.output .cm-content')?.textContent.includes(tag), `example/web:${run + 2}`);
    times.push(await page.evaluate(() => globalThis.spans));
  }
  await context.close();
  // A hang counts from its beginning, a crash from the moment it is said.
  return times.map(({ asked, alerted, typed, answered }) => (word === 'hang-here' ? alerted - asked : 0) + answered - typed);
}

/** Notes the last two edits, the alert between them, and the result behind them. */
function watch() {
  globalThis.spans = {};
  const input = document.querySelector('.input .cm-content');
  const output = document.querySelector('.output');
  input.addEventListener('paste', () => {
    globalThis.spans.asked = globalThis.spans.typed;
    globalThis.spans.typed = performance.now();
  }, { capture: true });
  let alert = false;
  let text = '';
  new MutationObserver(() => {
    const now = output.querySelector('[role=alert]') !== null;
    if (now && !alert) globalThis.spans.alerted = performance.now();
    alert = now;
    const shown = /example\/web:\d+/.exec(output.querySelector('.cm-content')?.textContent ?? '')?.[0] ?? '';
    if (shown !== text) globalThis.spans.answered = performance.now();
    text = shown;
  }).observe(output, { childList: true, subtree: true, characterData: true });
}

/** Runs in the worker before its own code: conversions of some texts trap, of some others never end. */
function faults() {
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    const exports = new Instance(module, imports).exports;
    const convert = (pointer, length) => {
      const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, pointer, length));
      if (text.includes('crash-here')) throw new WebAssembly.RuntimeError('unreachable');
      while (text.includes('hang-here'));
      return exports.convert(pointer, length);
    };
    return { exports: { ...exports, convert } };
  };
}
