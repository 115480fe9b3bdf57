// The frame of the page: commands, settings, languages, and what it shows first.
import { expect, test } from './playground';

test('the palette carries out a command, found by letters of either language', async ({ playground, page }) => {
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Command, file or example' })).toBeFocused();
  await page.keyboard.type('swarm');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Target')).toHaveValue('swarm');
  await expect(playground.compose).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('어둡게');
  const found = page.getByRole('listbox').getByRole('option');
  await expect(found).toHaveText(['Theme: dark']);
  await found.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('zzzz');
  await expect(page.getByText('Nothing has a name like this.')).toBeVisible();
});

test('the palette moves with the arrows and goes round', async ({ page, playground }) => {
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+k');
  const chosen = page.locator('[role=option][aria-selected=true]');
  const first = await chosen.textContent();
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toContainText('Example: ');
  await expect(chosen).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveText(first ?? '');
  await page.keyboard.type('monitoring');
  await page.keyboard.press('Enter');
  await expect(playground.compose).toContainText('prometheus');
});

test('settings are carried out at once and remembered', async ({ page, playground }) => {
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'High contrast' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await settings.getByRole('button', { name: 'Larger text' }).click();
  await page.keyboard.press('Escape');
  await expect(playground.compose).toBeFocused();
  const size = () => page.locator('.input .cm-editor').evaluate((editor) => getComputedStyle(editor).fontSize);
  expect(await size()).toBe('14px');
  await page.keyboard.press('Alt+=');
  expect(await size()).toBe('15px');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expect.poll(size).toBe('15px');
  await page.keyboard.press('Alt+0');
  expect(await size()).toBe('13px');
});

test('Tab moves on, or indents where the settings say so', async ({ page, playground }) => {
  await playground.write('services:\n');
  await page.keyboard.press('Tab');
  await expect(playground.compose).not.toBeFocused();
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name: 'Indents' }).check();
  await page.keyboard.press('Escape');
  await playground.compose.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Tab');
  await expect(playground.compose).toBeFocused();
  await page.keyboard.type('web: {}');
  await expect(page.locator('.input .cm-line', { hasText: 'web: {}' })).toHaveText('  web: {}');
});

test('a question mark shows the keys, and in the editor it is a question mark', async ({ page, playground }) => {
  await page.getByLabel('Target').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('row', { name: /Find a command/ })).toContainText('K');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Target')).toBeFocused();
  await playground.write('#');
  await page.keyboard.type('?');
  await expect(playground.compose).toHaveText('#?');
  await expect(sheet).toHaveCount(0);
});

test('the page speaks Korean when asked by the button, by the address and by the browser', async ({ page, playground, browser, baseURL }) => {
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('tab', { name: '매니페스트', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'compose.yaml, Compose 프로젝트 파일' })).toContainText('services:');
  await expect(page).toHaveTitle(/플레이그라운드/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.goto('./?lang=en');
  await expect(page.getByRole('tab', { name: 'Manifests', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible();
  const korean = await browser.newContext({ locale: 'ko-KR', ...(baseURL !== undefined && { baseURL }) });
  const other = await korean.newPage();
  await other.goto('./');
  await expect(other.getByRole('button', { name: '예제' })).toBeVisible();
  await korean.close();
  expect(playground.complaints).toEqual([]);
});

test('a language keeps what has been typed, and its history', async ({ page, playground }) => {
  await playground.write('# mine\n');
  await page.getByRole('button', { name: '한국어' }).click();
  const compose = page.getByRole('textbox', { name: /Compose 프로젝트 파일/ });
  await expect(compose).toHaveText('# mine');
  await compose.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(compose).toContainText('services:');
});

test('a result is there before the engine is', async ({ page }) => {
  await page.route(/\.wasm$/, () => undefined);
  await page.goto('./');
  await expect(page.getByRole('textbox', { name: 'Result, read-only' })).toContainText('kind: Service');
  await expect(page.getByText('Starting the converter')).toBeVisible();
});

test('a reload keeps the work of the tab, and a new tab offers it', async ({ page, playground, context }) => {
  await playground.write('services:\n  kept:\n    image: example/kept:1\n');
  await playground.target('Swarm');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('kompose-session'))).toContain('swarm');
  await page.reload();
  await expect(playground.compose).toContainText('example/kept:1');
  await expect(page.getByLabel('Target')).toHaveValue('swarm');
  const other = await context.newPage();
  await other.goto('./');
  const compose = other.getByRole('textbox', { name: 'file of the Compose project' });
  await expect(compose).not.toContainText('kept');
  await other.getByRole('button', { name: 'Open it' }).click();
  await expect(compose).toContainText('example/kept:1');
  await other.close();
});

test('a browser that stores nothing is worked with all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'sessionStorage', { get: refuse });
  });
  await page.goto('./');
  const compose = page.getByRole('textbox', { name: 'file of the Compose project' });
  await compose.focus();
  await page.keyboard.type('# ');
  await expect(page.getByText('This browser stores nothing for the page')).toBeVisible();
  await expect(compose).toContainText('# ');
});
