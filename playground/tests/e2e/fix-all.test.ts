// All quick fixes at once, and the one step back.
import { expect, test } from './playground';

const wrong = 'services:\n  web:\n    image: nginx:1.27\n    prots: ["80:80"]\n  api:\n    imgae: node:22\n';

test('all fixes are applied at once, and one undo takes all of them back', async ({ playground, page }) => {
  await playground.write(wrong);
  await expect(playground.problems.getByRole('button', { name: /^Apply/ })).toHaveCount(2);
  const lines = page.locator('.input .cm-line');
  const before = await lines.allTextContents();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Apply all quick fixes');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 fixes applied.')).toBeVisible();
  await expect(lines).toHaveText([/^services:$/, /web:/, /image: nginx:1.27/, /^ {4}ports: \["80:80"\]$/, /api:/, /^ {4}image: node:22$/, /^$/]);
  await expect(page.locator('.tree [title="api-deployment.yaml"]').first()).toBeVisible();
  await expect(page.locator('.problems li.error')).toHaveCount(0);
  await expect(playground.compose).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lines).toHaveText(before, { useInnerText: false });
  await expect(playground.problems.getByRole('button', { name: /^Apply/ })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page.locator('.problems li.error')).toHaveCount(0);
});

test('without a fix to apply there is no such command', async ({ playground, page }) => {
  await playground.write('services:\n  web:\n    image: nginx:1.27\n');
  await expect(playground.result).toContainText('nginx:1.27');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Apply all quick fixes');
  await expect(page.getByText('Nothing has a name like this.')).toBeVisible();
});
