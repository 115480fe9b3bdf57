// From the address to the first result, with nothing kept from an earlier visit.
import { median } from './statistics.mjs';

const RUNS = 5;

const places = [
  { name: 'local', cpu: 1 },
  { name: '10 Mbit/s, 40 ms', cpu: 1, network: { megabits: 10, latency: 40 }, goal: 800 },
  { name: '1.6 Mbit/s, 150 ms, CPU 4x', cpu: 4, network: { megabits: 1.6, latency: 150 }, goal: 2500 },
];

export async function firstResults({ browser, address }) {
  const rows = [];
  for (const { name, cpu, network, goal } of places) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await visit(browser, address, cpu, network));
    rows.push({ what: `first result, ${name}`, measured: median(runs.map(({ result }) => result)), goal, unit: 'ms' });
    rows.push({ what: `engine ready, ${name}`, measured: median(runs.map(({ engine }) => engine)), unit: 'ms' });
  }
  return rows;
}

async function visit(browser, address, cpu, network) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (network) {
      const bytes = (network.megabits * 1_000_000) / 8;
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: network.latency, downloadThroughput: bytes, uploadThroughput: bytes });
    }
    // The worker is not slowed down: the protocol reaches the page only.
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.addInitScript(watch);
    await page.goto(address);
    return await page.waitForFunction(() => globalThis.seen.engine && globalThis.seen.result && globalThis.seen, null, { timeout: 60_000 }).then((seen) => seen.jsonValue());
  } finally {
    await context.close();
  }
}

/** Looks at each frame whether the result, and the engine's version, are on the screen. */
function watch() {
  globalThis.seen = {};
  const look = () => {
    if (document.querySelector('.output .cm-content')?.textContent.includes('apiVersion')) globalThis.seen.result ??= performance.now();
    if (document.querySelector('.version')?.textContent) globalThis.seen.engine ??= performance.now();
    requestAnimationFrame(look);
  };
  look();
}
