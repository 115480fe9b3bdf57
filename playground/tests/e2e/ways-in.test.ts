// How projects come into the page, and what stands in for the editor.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './playground';

const compose = 'services:\n  shop:\n    image: example/shop:1\n    env_file: shop.env\n';

async function empty({ page, playground }: { page: import('@playwright/test').Page; playground: import('./playground').Playground }) {
  await playground.write('a');
  await page.keyboard.press('Backspace');
  for (const name of ['app.py', 'Dockerfile']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  }
}

test('an empty project shows the ways in, and a paste fills it', async ({ page, playground }) => {
  await empty({ page, playground });
  await expect(page.getByText('Paste a Compose file')).toBeVisible();
  const found = await new AxeBuilder({ page }).include('.input').analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await playground.compose.focus();
  await playground.paste('services:\n  pasted:\n    image: example/pasted:1\n');
  await expect(page.getByText('Paste a Compose file')).toHaveCount(0);
  await expect(playground.result).toContainText('example/pasted:1');
});

test('chosen files become the project, in the order that Compose reads them', async ({ page, playground }) => {
  await empty({ page, playground });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([
    { name: 'shop.env', mimeType: 'text/plain', buffer: Buffer.from('COLOUR=blue\n') },
    { name: 'compose.yaml', mimeType: 'text/yaml', buffer: Buffer.from(compose) },
    { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from([0, 255, 0, 1]) },
  ]);
  await expect(page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab')).toHaveText(['compose.yaml', 'shop.env']);
  await expect(page.getByText('2 files opened; 1 left out')).toBeVisible();
  await expect(playground.result).toContainText('COLOUR');
});

test('a dropped Compose file opens beside the offer to go back, and the editor does not swallow it', async ({ page, playground }) => {
  await playground.write('# mine\n');
  const drop = (files: Record<string, string>) =>
    page.locator('.input .cm-content').evaluate((target, files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
      for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
  await drop({ 'compose.yaml': compose });
  await expect(playground.compose).toContainText('example/shop:1');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(playground.compose).toHaveText('# mine');
  await drop({ '.env': 'TAG=1\n' });
  await expect(page.getByRole('tab', { name: '.env' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'compose.yaml' }).click();
  await expect(playground.compose).toHaveText('# mine');
});

test('room is made for a file that is missing', async ({ page, playground }) => {
  await playground.write(compose);
  await playground.problems.getByRole('button', { name: 'Create shop.env' }).click();
  await expect(page.getByRole('tab', { name: 'shop.env' })).toHaveAttribute('aria-selected', 'true');
  await playground.write('COLOUR=blue\n');
  await expect(playground.result).toContainText('COLOUR');
});

test('plain text fields do what the editor does', async ({ page, playground }) => {
  await page.getByLabel('Target').focus();
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByLabel(/Plain text fields/).check();
  await page.keyboard.press('Escape');
  const field = page.locator('textarea.plain-input');
  await expect(playground.compose).toHaveValue(/flask|services:/);
  await field.fill('services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n');
  await playground.problems.getByRole('button', { name: /prots/ }).first().click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe('prots');
  await playground.problems.getByRole('button', { name: /^Apply/ }).first().click();
  await expect(field).toHaveValue(/ports:/);
  await expect(playground.result).toHaveValue(/kind: Service/);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await page.reload();
  await expect(field).toHaveValue(/ports:/);
});

test('a browser that the editor cannot work in gets plain text fields', async ({ page }) => {
  await page.addInitScript(() => {
    window.MutationObserver = class {
      constructor() {
        throw new Error('not here');
      }
    } as unknown as typeof MutationObserver;
  });
  await page.goto('./');
  await page.locator('textarea.plain-input').fill('services:\n  web:\n    image: example/plain:1\n');
  await expect(page.getByRole('textbox', { name: 'Result, read-only' })).toHaveValue(/example\/plain:1/);
});

test('the panes are resized by keyboard, and stay so', async ({ page, playground }) => {
  await playground.compose.focus();
  const width = async () => (await page.locator('.input').boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('separator', { name: 'Width of the panes' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await width()).toBeLessThan(before - 30);
  const narrow = await width();
  await page.reload();
  expect(Math.abs((await width()) - narrow)).toBeLessThan(2);
  await page.getByRole('separator', { name: 'Width of the panes' }).dblclick();
  expect(Math.abs((await width()) - before)).toBeLessThan(2);
  const height = async () => (await page.locator('.problems').boundingBox())?.height ?? 0;
  const low = await height();
  await page.getByRole('separator', { name: 'Height of the problems' }).focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowUp');
  expect(await height()).toBeGreaterThan(low + 40);
});

test('Hangul is composed whole in a line with a problem', async ({ page, playground }) => {
  await playground.write('services:\n  web:\n    image: nginx\n    prots: ["80:80"] # ');
  await expect(page.locator('.input .cm-lintRange').first()).toBeVisible();
  const client = await page.context().newCDPSession(page);
  for (const text of ['ㅎ', '하', '한']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(120);
  }
  await client.send('Input.insertText', { text: '한' });
  for (const text of ['ㄱ', '그', '글']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(120);
  }
  await client.send('Input.insertText', { text: '글' });
  await expect(page.locator('.input .cm-activeLine')).toHaveText('    prots: ["80:80"] # 한글');
});

test('a project pasted over an example comes without its other files, which can come back', async ({ page, playground }) => {
  const tabs = page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab');
  await playground.write('services:\n  shop:\n    image: example/shop:1\n');
  await expect(tabs).toHaveText(['compose.yaml']);
  await expect(playground.result).toContainText('app.kubernetes.io/instance: project');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.compose).toContainText('example/visits:1.0');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(tabs).toHaveText(['compose.yaml', 'app.py', 'Dockerfile']);
  await expect(playground.result).toContainText('app.kubernetes.io/instance: flask-redis');
});

test('a piece of text pasted over a file leaves the others where they are', async ({ page, playground }) => {
  await playground.write('# to do\n');
  await expect(page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab')).toHaveCount(3);
  await expect(page.locator('.notice')).toContainText('There is nothing to convert yet');
});

test('an empty project is started from the examples, and earlier work comes back', async ({ page, playground }) => {
  await playground.write('services:\n  mine:\n    image: example/mine:1\n');
  await playground.openExamples();
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  await expect(page.getByText('Paste a Compose file')).toBeVisible();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(playground.compose).toContainText('example/mine:1');
});

test('the download says what to run with the result of each target', async ({ page, playground }) => {
  const door = page.getByRole('button', { name: 'Download', exact: true });
  await door.click();
  await expect(page.getByRole('dialog')).toContainText('kubectl apply -f .');
  await page.keyboard.press('Escape');
  await playground.target('Swarm');
  await expect(playground.result).toContainText('services:');
  await door.click();
  await expect(page.getByRole('dialog')).toContainText('docker stack deploy -c stack.yaml flask-redis');
});

test('the result of an example does not stand beside a mistake in the project that is pasted over it', async ({ page, playground }) => {
  await playground.write('services:\n  shop:\n    imgae: example/shop:1\n');
  await expect(page.locator('.notice')).toContainText('The problems say where it is');
  await expect(playground.result).toBeHidden();
});

test('a file that is removed can come back', async ({ playground, page }) => {
  await expect(playground.result).toContainText('kind: Service');
  const tabs = page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab');
  await page.getByRole('tab', { name: 'app.py' }).click();
  await page.getByRole('button', { name: 'Remove app.py' }).click();
  await expect(tabs).toHaveText(['compose.yaml', 'Dockerfile']);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByRole('tab', { name: 'app.py' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: 'app.py, file of the Compose project' })).toContainText('import');
});
