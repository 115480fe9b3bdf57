// The dialogs that take something out of the page, on a phone.
import { expect, test } from './playground';

const text = 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      A_QUITE_LONG_NAME_OF_A_PASSWORD: hunter2\n';

for (const [name, open] of [['Share', 'Share a link'], ['Download', 'Download …'], ['Examples', 'Open an example']] as const) {
  test(`${name} fits the screen and can be left`, async ({ playground, page }) => {
    await playground.write(text);
    await page.locator('.header').getByRole('button', { name: 'Open the menu' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: open }).tap();
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toBeInViewport({ ratio: 1 });
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    for (const button of await dialog.locator('button, .choice').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    }
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toHaveCount(0);
  });
}
