// The whole way through the page without a pointer: convert, follow, read, mend, share, take.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './playground';

const project = 'services:\n  web:\n    image: example/web:1\n    cpu_shares: 512\n    environment:\n      MODE: fast\n    prots: ["80:80"]\n';

test.use({ viewport: { width: 1280, height: 1300 } });

/** Presses Tab until the focus is there; no way through the page is longer than this. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  // What is loaded on demand may not be there yet, and the focus must not run past it.
  await expect(target).toBeVisible();
  const isThere = () => target.evaluateAll(([element]) => element !== undefined && element.contains(document.activeElement));
  for (let step = 0; step < 80 && !(await isThere()); step++) await page.keyboard.press(key);
  await expect.poll(isThere).toBe(true);
}

test('a project is mended, followed, read, shared and taken by keys alone', async ({ playground, page }) => {
  const active = page.locator('.input .cm-activeLine');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), project);
  await tabTo(page, playground.compose);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('.problems li.error')).toHaveCount(1);

  // The mistake is found and mended.
  await page.keyboard.press('ControlOrMeta+Home');
  for (let step = 0; step < 5 && !/prots/.test((await active.textContent()) ?? ''); step++) await page.keyboard.press('F8');
  await expect(active).toContainText('prots');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('menu', { name: 'Quick fixes' }).locator('ins')).toHaveText('+ ports: ["80:80"]');
  await page.keyboard.press('Enter');
  await expect(playground.compose).toBeFocused();
  await expect(playground.compose).toContainText('ports: ["80:80"]');
  await expect(playground.result).toContainText('kind: Deployment');

  // From a key to its line, and back.
  await page.keyboard.press('ControlOrMeta+Home');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(active).toContainText('MODE: fast');
  await expect(page.locator('.output .cm-link-text').first()).toBeAttached();
  await page.keyboard.press('F12');
  await expect(playground.result).toBeFocused();
  await expect(page.locator('.output .cm-activeLine')).toContainText(/env:|MODE|fast/);
  await page.keyboard.press('Shift+F12');
  await expect(playground.compose).toBeFocused();
  await expect(active).toContainText('MODE: fast');

  // The report, and from it to the line that is lost.
  const loss = page.getByRole('tab', { name: /^Loss/ });
  await tabTo(page, page.getByRole('tablist', { name: 'Views of the result' }));
  for (let step = 0; step < 4 && !(await loss.evaluate((tab) => tab === document.activeElement)); step++) await page.keyboard.press('ArrowRight');
  await expect(loss).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, page.getByRole('button', { name: 'services.web.cpu_shares' }));
  await page.keyboard.press('Enter');
  await expect(playground.compose).toBeFocused();
  await expect(active).toContainText('cpu_shares');

  // A link.
  await page.keyboard.press('ControlOrMeta+s');
  const copy = page.getByRole('button', { name: 'Copy link' });
  await tabTo(page, copy);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#v1.');
  await page.keyboard.press('Escape');
  await expect(playground.compose).toBeFocused();

  // The archive.
  await tabTo(page, page.getByRole('button', { name: 'Download', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const archive = page.getByRole('button', { name: /^Result as an archive/ });
  await tabTo(page, archive);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const files = unzipSync(readFileSync(await (await download).path()));
  expect(strFromU8(files['web-deployment.yaml']!)).toContain('example/web:1');
  await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeFocused();
});

for (const [door, dialog] of [
  ['Examples', 'Examples'],
  [/^Options/, 'Options'],
  ['Share', 'Share'],
  ['Download', 'Download'],
  ['Find a command', /./],
  ['Open the settings', 'Settings'],
  ['Show the keyboard shortcuts', 'Keyboard shortcuts'],
  ['Add a file', 'Add a file'],
] as const) {
  test(`the focus goes into the dialog and returns to its door: ${door}`, async ({ playground, page }) => {
    const button = page.getByRole('button', { name: door, exact: typeof door === 'string' });
    await tabTo(page, playground.compose);
    await tabTo(page, button, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const opened = page.getByRole('dialog', { name: dialog });
    await expect(opened).toBeVisible();
    await expect.poll(() => opened.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}
