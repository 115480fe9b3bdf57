// The page in Korean: its own words, and those about what the converter says in English.
import { expect, test } from '@playwright/test';

test.use({ locale: 'ko-KR' });

test('a problem says in Korean what is wrong, and the message with its names stands below', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  const editor = page.locator('.cm-content').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('services: {web: {ports: [80]}}');
  const problem = page.getByRole('tabpanel', { name: /^문제/ }).getByRole('listitem').filter({ hasText: 'no-image' });
  await expect(problem.locator('.message')).toHaveText(/^서비스를 실행할 이미지가 없습니다\s*the service web has neither image nor build/);
  await expect(problem.locator('.english')).toHaveAttribute('lang', 'en');
  await expect(problem.locator('.advice').first()).toContainText('레지스트리의 이미지');
});

test('what goes for all problems of a code is said once', async ({ page }) => {
  await page.goto('./');
  const editor = page.locator('.cm-content').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('services: {web: {}, api: {}}');
  const panel = page.getByRole('tabpanel', { name: /^문제/ });
  await expect(panel.getByText('서비스를 실행할 이미지가 없습니다')).toHaveCount(2);
  await expect(panel.getByText('서비스에는 레지스트리의 이미지')).toHaveCount(1);
});

test('the gallery speaks Korean', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '예제' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '할 일 목록' }).first()).toBeVisible();
  await expect(dialog).not.toContainText('To-do list');
});

test('the editor searches in Korean', async ({ page }) => {
  await page.goto('./');
  // The words are there when the problems have theirs.
  await expect(page.locator('.message .title').first()).toBeVisible();
  await page.locator('.cm-content').first().click();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: '찾기' })).toBeFocused();
  await expect(page.getByRole('button', { name: '모두 바꾸기' })).toBeVisible();
});

test('the options of the engine are called and explained in Korean', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '옵션' }).first().click();
  const dialog = page.getByRole('dialog', { name: '옵션' });
  await expect(dialog.getByText('게시한 포트에 클러스터 밖에서 접속하는 방법')).toBeVisible();
  await expect(dialog.getByLabel('스토리지 클래스')).toHaveAttribute('placeholder', '클러스터의 기본값');
  await dialog.getByRole('searchbox', { name: '옵션 찾기' }).fill('프로브');
  await expect(dialog.getByLabel('프로브 방식')).toBeVisible();
  await expect(dialog.getByLabel('스토리지 클래스')).toHaveCount(0);
});

test('an English page asks for no Korean words', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ locale: 'en-GB', ...(baseURL === undefined ? {} : { baseURL }) });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('./');
  await expect(page.locator('.version')).toHaveText(/^\d+\.\d+\.\d+$/);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /ko[-.]/.test(url))).toEqual([]);
  await page.close();
});
