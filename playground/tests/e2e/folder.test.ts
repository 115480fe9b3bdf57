// A folder that is dropped on the page from the computer, as the browser itself hands it over.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

/** Drops files and folders of the disk on the middle of the page. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await client.detach();
}

function lay(root: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

const compose = 'services:\n  web:\n    image: "example/web:${TAG}"\n    env_file: conf/web.env\n';
const override = 'services:\n  web:\n    environment:\n      MODE: loud\n';

test('a folder with a Compose file, an override and variables becomes the project', async ({ playground, page }, info) => {
  await playground.write('# mine\n');
  const root = info.outputPath('corner-shop');
  lay(root, {
    'compose.yaml': compose,
    'compose.override.yaml': override,
    '.env': 'TAG=42\n',
    'conf/web.env': 'COLOUR=blue\n',
    'node_modules/left/index.js': 'left\n',
    '.git/config': 'left\n',
  });
  await drop(page, [root]);
  const tabs = page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab');
  await expect(tabs).toHaveText(['compose.yaml', 'compose.override.yaml', '.env', 'conf/web.env']);
  await expect(page.getByText('4 files opened.')).toBeVisible();
  await expect(page.locator('html')).not.toHaveClass(/dropping/);
  await playground.file('web-deployment.yaml');
  await page.setViewportSize({ width: 1280, height: 1800 });
  await expect(playground.result).toContainText('example/web:42');
  await expect(playground.result).toContainText('loud');
  await page.getByRole('button', { name: /^Options/ }).click();
  await expect(page.getByLabel('The same in a terminal')).toContainText('--project-name corner-shop');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(playground.compose).toHaveText('# mine');
});

test('what is too large or no text is left out, and that is said', async ({ playground, page }, info) => {
  const root = info.outputPath('shop');
  lay(root, {
    'compose.yaml': 'services:\n  web:\n    image: example/web:1\n',
    'dump.sql': 'x'.repeat((1 << 20) + 1),
    'logo.png': Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 255),
    'zeros.bin': new Uint8Array(64),
  });
  await drop(page, [root]);
  await expect(page.getByText('1 file opened; 3 left out, which are too large or no text.')).toBeVisible();
  await expect(page.getByRole('tablist', { name: 'Files of the project' }).getByRole('tab')).toHaveText(['compose.yaml']);
  await expect(playground.result).toContainText('example/web:1');
});

test('where nothing can be taken the project stays, and that is said', async ({ playground, page }, info) => {
  await playground.write('# mine\n');
  const file = info.outputPath('logo.png');
  lay(dirname(file), { 'logo.png': Uint8Array.of(137, 80, 78, 71, 0, 255) });
  await drop(page, [file]);
  await expect(page.getByText('0 files opened; 1 left out, which are too large or no text.')).toBeVisible();
  await expect(playground.compose).toHaveText('# mine');
});
