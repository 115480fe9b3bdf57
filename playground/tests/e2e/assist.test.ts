// What the page offers to whoever writes: fixes, completions, and words about a key.
import { expect, test } from './playground';

const wrong = 'services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n  api:\n    imgae: node\n';

test('the fixes at the caret are a menu that shows what each changes', async ({ playground, page }) => {
  await playground.write(wrong);
  await expect(playground.problems.getByRole('button', { name: /^Apply/ })).toHaveCount(2);
  await page.locator('.input .cm-line', { hasText: 'prots' }).click();
  await page.keyboard.press('ControlOrMeta+.');
  const menu = page.getByRole('menu', { name: 'Quick fixes' });
  await expect(menu.locator('ins')).toHaveText('+ ports: ["80:80"]');
  await page.keyboard.press('Enter');
  await expect(menu).toHaveCount(0);
  await expect(playground.compose).toContainText('ports: ["80:80"]');
  await expect(playground.compose).toBeFocused();
});

test('F8 goes from problem to problem', async ({ playground, page }) => {
  await playground.write(wrong);
  await expect(playground.problems.getByRole('button', { name: /^Apply/ })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  await expect(page.locator('.input .cm-activeLine')).toContainText('prots');
  await page.keyboard.press('F8');
  await expect(page.locator('.input .cm-activeLine')).toContainText('api:');
  await page.keyboard.press('Shift+F8');
  await expect(page.locator('.input .cm-activeLine')).toContainText('prots');
});

test('completions come while typing and are taken with Enter', async ({ playground, page }) => {
  await playground.write('services:\n  web:\n    image: nginx\n');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('    restar');
  const list = page.locator('.cm-tooltip-autocomplete');
  await expect(list).toContainText('restart');
  // The list takes keys only when it has stood for a moment.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(playground.compose).toContainText('restart: ');
});

test('a key under the pointer says what it means and what becomes of it on both targets', async ({ playground, page }) => {
  await playground.write('services:\n  web:\n    image: nginx\n    cpu_shares: 512\n');
  await expect(playground.result).toContainText('kind: Deployment');
  const line = page.locator('.input .cm-line', { hasText: 'cpu_shares' });
  await line.hover({ position: { x: 60, y: 8 } });
  await page.waitForTimeout(200);
  await line.hover({ position: { x: 64, y: 8 } });
  const words = page.locator('.key-hover');
  await expect(words).toContainText('services.web.cpu_shares');
  await expect(words.locator('dt')).toHaveText(['Kubernetes', 'Swarm']);
  await expect(words.locator('dd').first()).not.toHaveText('');
});
