// The page in Firefox: it loads, converts, links by caret, and a share link opens again. Over WebDriver BiDi, with the
// Firefox that the system has.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { preview } from 'vite';
import puppeteer from 'puppeteer-core';

const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
if (!existsSync(firefox)) throw new Error(`There is no Firefox at ${firefox}; FIREFOX can name another one.`);

const WAIT_MS = 60_000;
const editor = '.input .cm-content';
const result = '.output .cm-content';

const server = await preview({ preview: { port: Number(process.env.PORT ?? 4174), strictPort: true } });
const address = server.resolvedUrls.local[0];
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: firefox,
  headless: true,
  extraPrefsFirefox: { 'intl.accept_languages': 'en', 'app.update.enabled': false },
});
try {
  const page = await opened(address);
  await contains(page, result, 'kind: Service');
  console.log('loads and converts the first example');

  await page.focus(editor);
  await chord(page, 'a');
  await page.keyboard.type('services: { shop: { image: example/shop:7 } }');
  await contains(page, result, 'example/shop:7');
  console.log('converts what is typed');

  for (let left = 6; left > 0; left -= 1) await page.keyboard.press('ArrowLeft');
  await page.waitForSelector('.output .cm-link', { timeout: WAIT_MS });
  console.log('links the key at the caret with the result');

  await chord(page, 's');
  const link = await page.waitForSelector('#share-link', { timeout: WAIT_MS });
  const other = await opened(await link.evaluate((field) => field.value));
  await contains(other, editor, 'example/shop:7');
  await contains(other, result, 'example/shop:7');
  console.log('opens its own share link');
} finally {
  await browser.close();
  await server.close();
}

/** A page that has the engine; what it says wrong there ends the test. */
async function opened(url) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  await page.goto(url);
  await page.waitForFunction(() => /\d/.test(document.querySelector('.version')?.textContent ?? ''), { timeout: WAIT_MS });
  return page;
}

async function contains(page, selector, text) {
  const has = (selector, text) => document.querySelector(selector)?.textContent.includes(text) === true;
  await page.waitForFunction(has, { timeout: WAIT_MS }, selector, text).catch(async () => {
    const shown = await page.$eval(selector, (element) => element.textContent).catch(() => 'nothing');
    assert.fail(`${selector} does not show ${text}, but: ${shown}`);
  });
}

async function chord(page, key) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}
