// Nothing leaves the page: not to another host, and once it has loaded to none at all.
import { expect, test } from './playground';

test('typing, sharing, downloading and comparing ask the network for nothing', async ({ playground, page, context }) => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    }
  });
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  // What the page has kept itself, or makes itself, is no request; the rest would have to come from somewhere.
  context.on('response', (response) => {
    if (!response.fromServiceWorker() && /^https?:/.test(response.url())) asked.push(response.url());
  });
  context.on('requestfailed', (request) => asked.push(request.url()));
  await playground.write('services:\n  web:\n    image: example/web:1\n    environment:\n      TOKEN: abc\n');
  await expect(playground.result).toContainText('kind: Service');
  await playground.target('Swarm');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await download;
  await page.getByRole('tab', { name: 'Diff' }).click();
  await expect(page.locator('.diff')).toBeVisible();
  await playground.example('Kafka');
  await expect(playground.compose).toContainText('apache/kafka');
  expect(asked).toEqual([]);
});

test('the policy comes with the page and as a header, and lets nothing in from elsewhere', async ({ page, playground }) => {
  const response = await page.goto('./');
  const header = response?.headers()['content-security-policy'] ?? '';
  const meta = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
  expect(header).toBe(`${meta}; frame-ancestors 'none'`);
  expect(meta).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(playground.complaints).toEqual([]);
});
