// The comparison with an earlier moment, and the gallery.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './playground';

test('what has changed since the project was opened is shown, and that nothing has', async ({ playground, page }) => {
  await page.getByRole('tab', { name: 'Diff' }).click();
  await expect(page.getByText('No difference: everything is as it was opened.')).toBeVisible();
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  cache:\n    name: visits-cache\n');
  const diff = page.locator('.diff');
  await page.getByLabel('Compare').selectOption('the Compose project');
  await expect(diff.locator('.cm-changedLine, .cm-insertedLine').first()).toContainText('cache:');
  await playground.write('services:\n  web:\n    image: example/other:2\n');
  await page.getByLabel('Compare').selectOption('the result');
  await expect(diff).toContainText('image: example/other:2');
  await expect(diff.locator('.cm-deletedChunk').filter({ hasText: 'image: example/visits:1.0' })).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).include('.output').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('what has changed since the project was shared is shown', async ({ playground, page }) => {
  await page.getByRole('tab', { name: 'Diff' }).click();
  await page.getByRole('combobox', { name: 'with', exact: true }).selectOption('as it was last shared');
  await expect(page.getByText('No link has been made in this tab yet.')).toBeVisible();
  await playground.write('services:\n  web:\n    image: example/shared:1\n');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No difference: everything is as it was last shared.')).toBeVisible();
  await playground.write('services:\n  web:\n    image: example/shared:2\n');
  await expect(page.locator('.diff')).toContainText('example/shared:2');
});

test('every example has a title, what it is, what to look at, and its files', async ({ playground, page }) => {
  await page.getByRole('button', { name: 'Examples' }).click();
  const cards = playground.page.locator('.gallery .card');
  await expect(cards.first()).toBeVisible();
  expect(await cards.count()).toBeGreaterThanOrEqual(12);
  for (const card of await cards.all()) {
    for (const part of ['strong', ':scope > span', 'em', 'small']) await expect(card.locator(part)).not.toBeEmpty();
  }
  const { violations } = await new AxeBuilder({ page }).include('.gallery').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
