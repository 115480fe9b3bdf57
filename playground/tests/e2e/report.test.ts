// The other views of the result: the tree of objects, what is lost, and the drawing of the project.
import { expect, test } from './playground';

const project = `services:
  web:
    image: example/web:1
    cpu_shares: 512
    depends_on: [api]
  api:
    image: example/api:2
    volumes: ["data:/data"]
volumes:
  data: {}
`;

test.beforeEach(async ({ playground }) => {
  await playground.write(project);
  await expect(playground.result).toContainText('kind: PersistentVolumeClaim');
});

test('the tree is walked by keyboard, filtered by typing, and opens what is chosen', async ({ playground, page }) => {
  const tree = page.getByRole('tree', { name: 'Objects of the result' });
  await tree.getByRole('treeitem', { name: 'All manifests' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(tree.getByRole('treeitem', { name: 'All manifests' })).toBeFocused();
  await page.keyboard.type('pers');
  await expect(tree.getByRole('treeitem', { name: /^PersistentVolumeClaim/ })).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: /^Deployment/ })).toHaveCount(0);
  await tree.getByRole('treeitem', { name: /^PersistentVolumeClaim/ }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.result).toContainText('kind: PersistentVolumeClaim');
  await expect(playground.result).not.toContainText('kind: Deployment');
});

test('what is lost has its row, its reason and its way to the line', async ({ playground, page }) => {
  await page.getByRole('tab', { name: /^Loss \d+ % exact/ }).click();
  await page.getByRole('button', { name: /^Dropped/ }).click();
  const rows = page.getByRole('region', { name: 'What becomes of each key' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('has no counterpart');
  await rows.getByRole('button', { name: 'services.web.cpu_shares' }).click();
  await expect(playground.compose).toBeFocused();
  await expect(page.locator('.input .cm-activeLine')).toContainText('cpu_shares');
  await page.getByRole('button', { name: /^api: \d+ exact/ }).click();
  await expect(page.getByText('Every key has a place in the result.')).toBeVisible();
});

test('the report can be taken elsewhere', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('tab', { name: /^Loss/ }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('| compose.yaml:4 | `services.web.cpu_shares` | Dropped |');
});

test('the drawing is walked by arrows, and Enter leads to the service', async ({ playground, page }) => {
  await page.getByRole('tab', { name: /^Topology/ }).click();
  const web = page.getByRole('button', { name: /^service, web/ });
  await web.focus();
  await expect(page.locator('.input .cm-link-text')).toHaveText(['web']);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^service, api/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.compose).toBeFocused();
  await expect(page.locator('.input .cm-activeLine')).toContainText('api:');
});

test('the drawing is copied as a picture that stands alone', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('tab', { name: /^Topology/ }).click();
  await page.getByRole('button', { name: 'Copy SVG' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const svg = await page.evaluate(() => navigator.clipboard.readText());
  expect(svg).toMatch(/^<svg [^>]*viewBox=/);
  expect(svg).not.toContain('var(--');
});

test('a colour for each service stands beside its lines once it is asked for', async ({ page }) => {
  await expect(page.locator('.tone')).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem('kompose-settings', JSON.stringify({ colourByService: true })));
  await page.reload();
  await expect(page.locator('.input .tone').first()).toHaveAttribute('title', /./);
  await expect(page.locator('.output .tone').first()).toHaveAttribute('title', /./);
});
