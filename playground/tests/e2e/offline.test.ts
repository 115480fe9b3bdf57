// The page without a network, and with a newer build.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

test.use({ serviceWorkers: 'allow' });

/** Waits until the page is kept, which a second visit then comes from. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    }
  });
}

test('a second visit works without a network, with everything that is loaded late', async ({ playground, page, context }) => {
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('.version')).toHaveText(/^\d+\.\d+\.\d+$/);
  await expect(page.locator('.offline')).toBeVisible();
  await playground.write('services:\n  shop:\n    image: example/shop:7\n');
  await expect(playground.result).toContainText('example/shop:7');
  await playground.example('Monitoring');
  await expect(playground.compose).toContainText('prometheus');
  await page.goto('./?lang=ko');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await context.setOffline(false);
  await expect(page.locator('.offline')).toHaveCount(0);
});

test('a second visit takes nothing from the network', async ({ playground, page }) => {
  await kept(page);
  const fromNetwork: string[] = [];
  page.on('response', (response) => {
    if (!response.fromServiceWorker()) fromNetwork.push(response.url());
  });
  await page.reload();
  await expect(playground.result).toContainText('kind: Service');
  // The browser itself looks whether there is a newer worker.
  expect(fromNetwork.filter((url) => !url.endsWith('/sw.js'))).toEqual([]);
});

test('a newer build waits until somebody wants it', async ({ playground, page }) => {
  await kept(page);
  const path = new URL('../../dist/sw.js', import.meta.url);
  const before = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, before.replace(/VERSION = "\w+"/, 'VERSION = "newer"'));
    await playground.write('# mine\n');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('A newer version of this page is ready.')).toBeVisible();
    await expect(playground.compose).toHaveText('# mine');
    await page.getByRole('button', { name: 'Reload' }).click();
    // While the page loads again there is nobody to ask.
    await expect(async () => expect(await page.evaluate(() => caches.keys())).toContainEqual(expect.stringMatching(/ newer$/))).toPass();
    await expect(page.locator('.version')).toHaveText(/^\d+\.\d+\.\d+$/);
  } finally {
    writeFileSync(path, before);
  }
});
