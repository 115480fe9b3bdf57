// A narrow screen shows one pane at a time.
import { expect, test } from './playground';

test('the panes take turns, and a problem leads to its line', async ({ playground, page }) => {
  await expect(playground.compose).toBeVisible();
  await expect(playground.result).toBeHidden();
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await panes.getByRole('button', { name: 'Result' }).tap();
  await expect(playground.result).toContainText('kind: Service');
  await expect(playground.compose).toBeHidden();
  await panes.getByRole('button', { name: 'Compose' }).tap();
  await playground.write('services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n');
  await panes.getByRole('button', { name: /^Problems [1-9]/ }).tap();
  await playground.problems.getByRole('button', { name: /prots/ }).first().tap();
  await expect(playground.compose).toBeFocused();
});

test('the chosen file stays in sight when the panes have changed', async ({ playground, page }) => {
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await panes.getByRole('button', { name: 'Result' }).tap();
  await playground.file('web-deployment.yaml');
  await panes.getByRole('button', { name: 'Compose' }).tap();
  await panes.getByRole('button', { name: 'Result' }).tap();
  await expect(page.getByLabel('Part of the result')).toBeInViewport({ ratio: 0.9 });
  await expect(playground.result).toContainText('kind: Deployment');
});

test('a tapped line says what it becomes, and leads there and back', async ({ playground }) => {
  const { page } = playground;
  const peek = page.locator('.peek button');
  // The links come a moment after the text, and a tap before them is a tap on a text alone.
  await expect(async () => {
    await page.locator('.input .cm-line', { hasText: 'services:' }).tap();
    await page.locator('.input .cm-line', { hasText: 'redis:7-alpine' }).tap();
    await expect(peek).toHaveText(/^image: redis:7-alpine → Deployment\/redis/, { timeout: 3000 });
  }).toPass();
  await peek.tap();
  await expect(page.locator('.output .cm-activeLine')).toContainText('redis:7-alpine');
  await peek.tap();
  await expect(page.locator('.input .cm-activeLine')).toContainText('redis:7-alpine');
});

for (const width of [320, 390, 640]) {
  test(`nothing is wider than a screen of ${width} pixels`, async ({ playground, page }) => {
    await page.setViewportSize({ width, height: 760 });
    await playground.write('services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n    ports: ["8080:80"]\n');
    await playground.example('Monitoring');
    await expect(page.getByRole('button', { name: 'Bring them back' })).toBeInViewport({ ratio: 1 });
    for (const pane of ['Compose', 'Result', /^Problems/]) {
      await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: pane }).tap();
      // A phone zooms out when something is too wide, and then its own measure is no longer the screen's.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const button of await page.locator('.header button:visible, .bottom button').all()) {
        const box = await button.boundingBox();
        expect(box?.width).toBeGreaterThanOrEqual(40);
        expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width);
      }
    }
    await playground.openExamples();
    await expect(page.getByRole('dialog', { name: 'Examples' })).toBeInViewport({ ratio: 1 });
  });
}
