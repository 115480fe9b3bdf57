// From a key to the changed result on the screen.
import { open, services, showFile } from './page.mjs';
import { quantile } from './statistics.mjs';

const KEYS = 30;
const PAUSE_MS = 80;

const goals = { 4: {}, 50: { half: 35, most: 60 }, 500: { most: 150 } };

export async function keys({ browser, address }) {
  const rows = [];
  for (const [count, { half, most }] of Object.entries(goals)) {
    const page = await open(browser, address, services(Number(count)));
    await showFile(page, 's000-deployment.yaml');
    await page.waitForFunction(() => document.querySelector('.output .cm-content')?.textContent.includes('nginx:1.27'));
    await toFirstImage(page);
    await page.evaluate(watch);
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press('7');
      await page.waitForTimeout(PAUSE_MS);
    }
    await page.waitForTimeout(1000);
    const { painted, longest } = await page.evaluate(() => globalThis.measured);
    rows.push({ what: `key to result, ${count} services, half below`, measured: quantile(painted, 0.5), goal: half, unit: 'ms' });
    rows.push({ what: `key to result, ${count} services, 95 % below`, measured: quantile(painted, 0.95), goal: most, unit: 'ms' });
    rows.push({ what: `longest stop of the page, ${count} services`, measured: longest, unit: 'ms' });
    await page.context().close();
  }
  return rows;
}

async function toFirstImage(page) {
  await page.locator('.input .cm-content').focus();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 2; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** Notes when each key came, and when the result that has it was painted. */
function watch() {
  const came = [];
  const painted = [];
  globalThis.measured = { painted, longest: 0 };
  const output = document.querySelector('.output .cm-content');
  addEventListener('keydown', () => came.push(performance.now()), { capture: true });
  new MutationObserver(() => {
    const [, sevens = ''] = /nginx:1\.27(7*)/.exec(output.textContent) ?? [];
    const seen = sevens.length;
    // After the next frame it is on the screen. A result that was passed over counts with the one that followed it.
    requestAnimationFrame(() => setTimeout(() => {
      for (let key = painted.length; key < seen; key += 1) painted.push(performance.now() - came[key]);
    }));
  }).observe(output, { childList: true, subtree: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.measured.longest = Math.max(globalThis.measured.longest, duration);
  }).observe({ entryTypes: ['longtask'] });
}
