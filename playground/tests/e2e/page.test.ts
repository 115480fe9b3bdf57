// The page itself, whatever the converter says.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './playground';

test('the policy stops what the page does not need', async ({ page, playground }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  const blocked = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => false, () => true));
  expect(blocked).toBe(true);
  expect(playground.complaints.splice(0).join()).toContain('Content Security Policy');
  playground.requests.length = 0;
});

test('typing over everything keeps to the policy and can be taken back', async ({ playground, page }) => {
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('x: 한글🐳');
  await expect(playground.compose).toHaveText('x: 한글🐳');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.compose).toContainText('services:');
});

test('an example brings its files, and earlier work comes back', async ({ playground, page }) => {
  await playground.write('# mine\n');
  await playground.example('To-do list with PostgreSQL');
  await page.getByRole('tab', { name: 'config/secrets.json' }).click();
  await expect(playground.compose).toContainText('ConnectionStrings');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(playground.compose).toHaveText('# mine');
});

test('an offer to bring work back can be declined', async ({ playground, page }) => {
  await playground.write('# mine\n');
  await playground.example('Monitoring');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('button', { name: 'Bring them back' })).toHaveCount(0);
});

test('files are added and removed', async ({ playground, page }) => {
  await page.getByRole('button', { name: 'Add a file' }).click();
  await page.getByLabel('Name').fill('../outside');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('inside the project');
  await page.getByLabel('Name').fill('compose.override.yaml');
  await page.keyboard.press('Enter');
  const tab = page.getByRole('tab', { name: 'compose.override.yaml' });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await expect(playground.compose).toHaveAttribute('aria-label', /^compose\.override\.yaml/);
  await page.getByRole('button', { name: 'Remove compose.override.yaml' }).click();
  await expect(tab).toHaveCount(0);
});

test('each file keeps its own history', async ({ playground, page }) => {
  await playground.write('# first\n');
  await page.getByRole('tab', { name: 'Dockerfile' }).click();
  await playground.write('# second\n');
  await page.getByRole('tab', { name: 'compose.yaml' }).click();
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.compose).toContainText('services:');
  await page.getByRole('tab', { name: 'Dockerfile' }).click();
  await expect(playground.compose).toContainText('# second');
});

test('the keyboard reaches everything', async ({ playground, page }) => {
  await playground.compose.focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('tab', { name: 'Manifests', exact: true })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Examples' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Examples' })).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('Tab');
  await expect(playground.compose).not.toBeFocused();
});

test('the theme is chosen and remembered', async ({ page }) => {
  await page.goto('./');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await ground()).toBe(dark);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no rule of accessibility is broken in ${colorScheme}`, async ({ page, playground }) => {
    await page.emulateMedia({ colorScheme });
    await playground.example('Web server with a cache');
    await page.waitForTimeout(300);
    const violations = async () => {
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    expect(await violations()).toEqual([]);
    await playground.write('services:\n  web:\n    image: example/web:1\n');
    await expect(playground.result).toContainText('example/web:1');
    await playground.write('services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n');
    await expect(page.getByText('This is the last result without one.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Examples' }).click();
    const dialog = await new AxeBuilder({ page }).include('.gallery').analyze();
    expect(dialog.violations.map(({ id }) => id)).toEqual([]);
  });
}
