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
  await expect(page.getByRole('tab', { name: 'web-deployment.yaml' })).toBeInViewport({ ratio: 0.9 });
});

test('nothing is wider than the screen', async ({ playground, page }) => {
  for (const pane of ['Compose', 'Result', /^Problems/]) {
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: pane }).tap();
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(screen ?? 0);
  }
  await page.getByRole('button', { name: 'Examples' }).tap();
  await expect(page.getByRole('dialog')).toBeInViewport();
  await page.getByRole('button', { name: 'Close' }).tap();
  expect(playground.requests.length).toBeGreaterThan(0);
});
