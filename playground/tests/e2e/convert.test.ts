// What the page is for: a project on the left, manifests on the right, and what there is to say below.
import { expect, test } from './playground';

test('the first example is converted without a click', async ({ playground }) => {
  await expect(playground.result).toContainText('kind: Service');
  await expect(playground.result).toContainText('app.kubernetes.io/instance: flask-redis');
  const tree = playground.page.getByRole('tree', { name: 'Objects of the result' });
  await expect(tree.getByRole('treeitem', { name: /^(Deployment|Service) / })).toHaveText(['Service redis', 'Deployment redis', 'Service web', 'Deployment web']);
});

test('typing changes the result', async ({ playground }) => {
  await playground.write('services:\n  shop:\n    image: example/shop:7\n');
  await playground.file('shop-deployment.yaml');
  await expect(playground.result).toContainText('image: example/shop:7');
  await playground.compose.focus();
  await playground.page.keyboard.press('ControlOrMeta+End');
  await playground.page.keyboard.type('    user: "1234"');
  await expect(playground.result).toContainText('runAsUser: 1234');
});

test('the target can be switched there and back', async ({ playground }) => {
  await expect(playground.result).toContainText('kind: Service');
  await playground.target('Swarm');
  await expect(playground.result).toContainText('services:');
  await expect(playground.result).not.toContainText('kind: Service');
  await playground.target('Kubernetes');
  await expect(playground.result).toContainText('kind: Service');
});

test('one result file can be chosen', async ({ playground }) => {
  await playground.file('web-deployment.yaml');
  await expect(playground.result).toContainText('kind: Deployment');
  await expect(playground.result).not.toContainText('kind: Service');
});

test('a problem leads to its line', async ({ playground }) => {
  await playground.write('services:\n  web:\n    image: nginx\n    prots:\n      - "80:80"\n');
  const problem = playground.problems.getByRole('button', { name: /prots.*compose\.yaml:4:5/s });
  await problem.click();
  await expect(playground.compose).toBeFocused();
  await expect(playground.page.locator('.input .cm-activeLine')).toHaveText('    prots:');
  await expect(playground.page.locator('.input .cm-lintRange-error, .input .cm-lintRange-warning').first()).toHaveText('prots');
});

test('a fix is applied, from the list and by undo taken back', async ({ playground }) => {
  await playground.write('services:\n  web:\n    image: nginx\n    prots:\n      - "80:80"\n');
  await playground.problems.getByRole('button', { name: /^Apply/ }).first().click();
  await expect(playground.compose).toContainText('    ports:');
  await expect(playground.result).toContainText('kind: Service');
  await playground.compose.focus();
  await playground.page.keyboard.press('ControlOrMeta+z');
  await expect(playground.compose).toContainText('prots:');
});

test('ranges stay right behind Hangul and emoji', async ({ playground }) => {
  await playground.write('# 한글 🐳🐳\nservices:\n  web: # 🐋\n    image: nginx # 그림\n    prots: ["80:80"]\n');
  await playground.problems.getByRole('button', { name: /prots/ }).first().click();
  await expect(playground.page.locator('.input .cm-activeLine')).toContainText('prots');
  await expect(playground.page.locator('.input .cm-lintRange-error, .input .cm-lintRange-warning').first()).toHaveText('prots');
});

test('an error keeps the last good result in sight', async ({ playground }) => {
  await playground.write('services:\n  web:\n    image: nginx:1.27\n    ports: ["80:80"]\n');
  await expect(playground.result).toContainText('name: web');
  await playground.write('services:\n  web:\n    image: [\n');
  await expect(playground.page.getByText('There is an error, so nothing is written.')).toBeVisible();
  await expect(playground.result).toContainText('name: web');
});

test('a mistake in one project does not show the result of another one', async ({ playground }) => {
  await expect(playground.result).toContainText('kind: Service');
  await playground.write('services:\n  web:\n    image: [\n');
  await playground.target('Swarm');
  await expect(playground.page.getByText('The problems say where it is.')).toBeVisible();
  await expect(playground.result).toBeHidden();
});

test('an added env file is read', async ({ playground }) => {
  await playground.write('services:\n  web:\n    image: nginx:${TAG}\n');
  await playground.page.getByRole('button', { name: 'Add a file' }).click();
  await playground.page.getByLabel('Name').fill('.env');
  await playground.page.getByRole('button', { name: 'Add', exact: true }).click();
  await playground.write('TAG=1.27\n');
  await playground.file('web-deployment.yaml');
  await expect(playground.result).toContainText('image: nginx:1.27');
});

test('a published port has an address afterwards', async ({ playground }) => {
  await playground.page.getByRole('tab', { name: /^Addresses/ }).click();
  await expect(playground.page.getByRole('row', { name: /web.*5000/ })).toBeVisible();
});

test('every example has a result for both targets', async ({ playground }) => {
  await playground.page.getByRole('button', { name: 'Examples' }).click();
  await expect(playground.page.getByRole('dialog')).toBeVisible();
  const titles = await playground.page.locator('.gallery strong').allTextContents();
  await playground.page.keyboard.press('Escape');
  expect(titles.length).toBeGreaterThanOrEqual(10);
  for (const title of titles) {
    await playground.example(title);
    await playground.target('Kubernetes');
    await expect(playground.result).toContainText('apiVersion:');
    await playground.target('Swarm');
    await expect(playground.result).toContainText('services:');
    await expect(playground.page.getByText('There is an error')).toHaveCount(0);
  }
});
