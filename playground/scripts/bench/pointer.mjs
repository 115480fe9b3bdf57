// From the pointer on a key to the highlight of what it makes.
import { open, services, showFile } from './page.mjs';
import { quantile } from './statistics.mjs';

const FRAME_MS = 1000 / 60;
const MOVES = 20;

export async function pointer({ browser, address }) {
  const page = await open(browser, address, services(4));
  await showFile(page, 's000-deployment.yaml');
  const line = page.locator('.input .cm-line', { hasText: 'image:' }).first();
  const box = await line.boundingBox();
  const [x, y] = [box.x + 70, box.y + box.height / 2];
  // The first time the section has to be traced.
  await page.mouse.move(x, y);
  await page.waitForSelector('.output .cm-link', { timeout: 30_000 });
  await page.evaluate(watch);
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(box.x + 70, box.y - 300);
    await page.waitForFunction(() => !document.querySelector('.output .cm-link'));
    await page.mouse.move(x, y);
    await page.waitForSelector('.output .cm-link');
  }
  const measured = await page.evaluate(() => globalThis.highlights);
  await page.context().close();
  return [{ what: 'pointer to highlight, half below', measured: quantile(measured, 0.5), goal: FRAME_MS, unit: 'ms' }];
}

function watch() {
  globalThis.highlights = [];
  let moved = 0;
  let shown = true;
  addEventListener('mousemove', () => (moved = performance.now()), { capture: true });
  new MutationObserver(() => {
    const now = document.querySelector('.output .cm-link') !== null;
    if (now && !shown) globalThis.highlights.push(performance.now() - moved);
    shown = now;
  }).observe(document.querySelector('.output'), { childList: true, subtree: true, attributes: true });
}
