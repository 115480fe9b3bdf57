// The options of the conversion: what each change does, where it is kept, and what is said of one that cannot be.
import { expect, Playground, test } from './playground';

const project = 'services:\n  web:\n    image: nginx:1.27\n    volumes: ["data:/data"]\nvolumes:\n  data: {}\n';

test.use({ viewport: { width: 1280, height: 1300 } });

test.beforeEach(async ({ playground, page }) => {
  await playground.write(project);
  await expect(playground.result).toContainText('kind: PersistentVolumeClaim');
  await page.getByRole('button', { name: 'Options' }).click();
});

test('a choice changes the manifests and the command, and is in the link and there after a reload', async ({ playground, page, context }) => {
  const options = page.getByRole('dialog', { name: 'Options' });
  const line = options.getByLabel('The same in a terminal');
  await expect(line).not.toContainText('--controller');
  await options.locator('#option-controller').selectOption('daemonset');
  await expect(page.locator('.tree [title="web-daemonset.yaml"]').first()).toBeVisible();
  await expect(line).toContainText('--controller daemonset');
  await options.locator('#option-namespace').fill('shop-floor');
  await options.locator('#option-namespace').press('Enter');
  await expect(line).toContainText('--namespace shop-floor');
  await page.keyboard.press('Escape');
  await playground.file('web-daemonset.yaml');
  await expect(playground.result).toContainText('namespace: shop-floor');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('With 2 changed options.')).toBeVisible();
  const link = await page.getByLabel('Link to this project').inputValue();
  await page.keyboard.press('Escape');
  const other = new Playground(await context.newPage());
  await other.page.setViewportSize({ width: 1280, height: 1300 });
  await other.page.goto(link);
  await other.file('web-daemonset.yaml');
  await expect(other.result).toContainText('namespace: shop-floor');
  expect(other.complaints).toEqual([]);
  await other.page.close();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('kompose-session'))).toContain('daemonset');
  await page.goto('./');
  await page.getByRole('button', { name: /^Options/ }).click();
  await expect(options.locator('#option-controller')).toHaveValue('daemonset');
  await expect(line).toContainText('--namespace shop-floor');
});

test('one option is reset, or all of them', async ({ playground, page }) => {
  const options = page.getByRole('dialog', { name: 'Options' });
  const line = options.getByLabel('The same in a terminal');
  await expect(options.getByRole('button', { name: 'Reset all' })).toBeDisabled();
  await options.locator('#option-format').selectOption('json');
  await options.locator('#option-volume-size').fill('7Gi');
  await options.locator('#option-volume-size').press('Enter');
  await expect(line).toContainText('--format json');
  await expect(line).toContainText('--volume-size 7Gi');
  await options.getByRole('button', { name: 'Reset Format' }).click();
  await expect(line).not.toContainText('--format');
  await expect(line).toContainText('--volume-size 7Gi');
  await expect(options.locator('#option-format')).toHaveValue('yaml');
  await options.getByRole('button', { name: 'Reset all' }).click();
  await expect(line).not.toContainText('--volume-size');
  await expect(options.locator('#option-volume-size')).toHaveValue('');
  await page.keyboard.press('Escape');
  await playground.file('data-persistentvolumeclaim.yaml');
  await expect(playground.result).toContainText('storage: 1Gi');
});

test('an amount that is none is told, with what to write instead', async ({ playground, page }) => {
  const size = page.getByRole('dialog', { name: 'Options' }).locator('#option-volume-size');
  await size.fill('much');
  await size.press('Enter');
  const problem = page.locator('.problems li.error');
  await expect(problem).toHaveCount(1);
  await expect(problem).toContainText('the option volume-size cannot be much');
  await expect(problem).toContainText('write an amount such as 10Gi');
  await size.fill('10Gi');
  await size.press('Enter');
  await expect(problem).toHaveCount(0);
  await page.keyboard.press('Escape');
  await playground.file('data-persistentvolumeclaim.yaml');
  await expect(playground.result).toContainText('storage: 10Gi');
});

test('each target has its options, and an option is found by its name', async ({ playground, page }) => {
  const options = page.getByRole('dialog', { name: 'Options' });
  await options.getByRole('searchbox', { name: 'Find an option' }).fill('volume size');
  await expect(options.locator('#option-volume-size')).toBeVisible();
  await expect(options.locator('#option-controller')).toHaveCount(0);
  // The first Esc empties the search, the next one closes.
  await page.keyboard.press('Escape');
  await expect(options.locator('#option-controller')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Options/ })).toBeFocused();
  await playground.target('Swarm');
  await page.getByRole('button', { name: /^Options/ }).click();
  await options.locator('#option-hash-len').fill('1000');
  await options.locator('#option-hash-len').press('Enter');
  await expect(page.locator('.problems li.error')).toContainText('a number from 6 to 32');
  await expect(options.locator('#option-controller')).toHaveCount(0);
});
