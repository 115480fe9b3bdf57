// The drawing of the project: circles of services that wait for each other, zooming, moving, and the way to a service.
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const circle = `services:
  web:
    image: example/web:1
    depends_on: [api]
  api:
    image: example/api:2
    depends_on: [web]
  tool:
    image: example/tool:3
    depends_on: [api]
`;

test.beforeEach(async ({ playground, page }) => {
  await playground.write(circle);
  await page.getByRole('tab', { name: /^Topology/ }).click();
  await expect(page.getByRole('button', { name: /^service, tool/ })).toBeVisible();
});

/** The scale and the place of the drawing in its window. */
async function pose(page: Page): Promise<{ scale: number; x: number; y: number }> {
  const text = await page.locator('.topology > svg > g').getAttribute('transform');
  const [x, y, scale] = (text?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return { x: x ?? NaN, y: y ?? NaN, scale: scale ?? NaN };
}

const scale = async (page: Page) => (await pose(page)).scale;

test('services that wait for each other in a circle have lines of another colour, and the legend says why', async ({ page }) => {
  const error = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--error)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  const colours = (selector: string) => page.locator(`.topology > svg ${selector} .edge-line`).evaluateAll((found) => found.map((line) => getComputedStyle(line).stroke));
  await expect(page.locator('.topology > svg .edge-cycle')).toHaveCount(2);
  expect(await colours('.edge-cycle')).toEqual([error, error]);
  const usual = await colours('.edge-depends_on:not(.edge-cycle)');
  expect(usual).toHaveLength(1);
  expect(usual).not.toContain(error);
  await expect(page.locator('.legend li', { hasText: 'in a circle' })).toBeVisible();
});

test('a circle that is broken up loses its colour', async ({ playground, page }) => {
  await playground.write(circle.replace('depends_on: [web]', 'restart: always'));
  await expect(page.locator('.topology > svg .edge')).toHaveCount(2);
  await expect(page.locator('.edge-cycle')).toHaveCount(0);
  await expect(page.locator('.legend li', { hasText: 'in a circle' })).toHaveCount(0);
});

test('the drawing is zoomed by keys and by buttons, and fitted again', async ({ page }) => {
  const before = await pose(page);
  await page.getByRole('button', { name: /^service, web/ }).focus();
  await page.keyboard.press('+');
  await expect.poll(() => scale(page)).toBeCloseTo(before.scale * 1.25, 3);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect.poll(() => scale(page)).toBeCloseTo(before.scale / 1.25, 3);
  await page.keyboard.press('0');
  await expect.poll(() => pose(page)).toEqual(before);
  await page.getByRole('button', { name: 'Larger', exact: true }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(before.scale * 1.25, 3);
  await page.getByRole('button', { name: 'Smaller', exact: true }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(before.scale, 3);
  await page.getByRole('button', { name: 'Larger', exact: true }).click();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect.poll(() => pose(page)).toEqual(before);
});

test('keys bring a part into sight that lies outside', async ({ page }) => {
  await page.getByRole('button', { name: /^service, tool/ }).focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press('+');
  const web = page.getByRole('button', { name: /^service, (web|api)/ });
  await page.keyboard.press('ArrowRight');
  const focused = page.locator('.node:focus');
  await expect(web.and(focused)).toHaveCount(1);
  await expect(focused).toBeInViewport({ ratio: 0.9 });
});

test('the wheel zooms at the pointer, and a drag moves without opening anything', async ({ page }) => {
  const window = (await page.locator('.topology > svg').boundingBox())!;
  // Whole pixels, as a pointer has them.
  const at = { x: Math.ceil(window.x) + 20, y: Math.ceil(window.y) + 20 };
  const inside = at.x - window.x;
  const before = await pose(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => scale(page)).toBeGreaterThan(before.scale);
  const zoomed = await pose(page);
  // The point under the pointer stays: as far from the drawing's corner as before, in the drawing's own measure.
  expect((inside - zoomed.x) / zoomed.scale).toBeCloseTo((inside - before.x) / before.scale, 1);
  const node = (await page.getByRole('button', { name: /^service, tool/ }).boundingBox())!;
  await page.mouse.move(node.x + node.width / 2, node.y + node.height / 2);
  await page.mouse.down();
  await page.mouse.move(node.x + node.width / 2 + 60, node.y + node.height / 2 + 25, { steps: 4 });
  await page.mouse.up();
  const moved = await pose(page);
  expect(moved.x - zoomed.x).toBeCloseTo(60, 1);
  expect(moved.y - zoomed.y).toBeCloseTo(25, 1);
  await expect(page.getByRole('textbox', { name: 'file of the Compose project' })).not.toBeFocused();
});

test('a click on a service leads to its lines', async ({ playground, page }) => {
  await page.getByRole('button', { name: /^service, tool/ }).click();
  await expect(playground.compose).toBeFocused();
  await expect(page.locator('.input .cm-activeLine')).toHaveText('  tool:');
});
