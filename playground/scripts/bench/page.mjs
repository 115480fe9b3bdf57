// A page with a project in it, for measurements.
export function services(count) {
  const one = (at) => `  s${String(at).padStart(3, '0')}:
    image: nginx:1.27
    environment:
      A: "1"
      B: two
    ports:
      - "${8000 + at}:80"
    volumes:
      - data:/data
    depends_on: [${at > 0 ? `s${String(at - 1).padStart(3, '0')}` : ''}]
`;
  return `services:\n${Array.from({ length: count }, (_, at) => one(at)).join('')}volumes:\n  data:\n`;
}

// Of a long text only what is in sight is in the page, so the page is high.
export async function open(browser, address, text) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1300 }, permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('.version')?.textContent);
  await write(page, text);
  return page;
}

/** Replaces the text of the file that is shown. */
export async function write(page, text) {
  await page.locator('.input .cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

/** Shows one file of the result. */
export async function showFile(page, name) {
  await page.getByRole('tree').locator(`[title="${name}"]`).first().click({ timeout: 30_000 });
}
