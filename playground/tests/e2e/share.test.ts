// Links, downloads, and what is said about secrets in them.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, Playground, test } from './playground';

const clean = 'services:\n  web:\n    image: "nginx:1.27" # 한글 🐳\n';
const withSecret = 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      DB_PASSWORD: hunter2\n';

async function linkOf(page: Page): Promise<string> {
  await page.keyboard.press('ControlOrMeta+s');
  const link = await page.getByLabel('Link to this project').inputValue();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.keyboard.press('Escape');
  return link;
}

async function only(playground: Playground, text: string): Promise<void> {
  for (const name of ['Dockerfile', 'app.py']) {
    await playground.page.getByRole('tab', { name }).click();
    await playground.page.getByRole('button', { name: `Remove ${name}` }).click();
  }
  await playground.write(text);
}

test('a link opens the same project, target and place in another page', async ({ playground, page, context }) => {
  await only(playground, clean);
  await playground.target('Swarm');
  await playground.compose.press('ControlOrMeta+Home');
  await playground.compose.press('Shift+ArrowRight');
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(400);
  const other = new Playground(await context.newPage());
  await other.page.goto(link);
  await expect(other.compose).toHaveText(clean.trimEnd().replaceAll('\n', ''), { useInnerText: false });
  await expect(other.result).toContainText('services:');
  await expect(other.result).not.toContainText('kind: Deployment');
  await expect.poll(() => other.page.evaluate(() => getSelection()?.toString())).toBe('s');
  expect(other.complaints).toEqual([]);
});

test('the address tells the truth: a change takes the link out of it', async ({ playground, page }) => {
  await only(playground, clean);
  const link = await linkOf(page);
  expect(page.url()).toBe(link);
  await page.reload();
  await expect(playground.compose).toContainText('nginx:1.27');
  await playground.write('# other\n');
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

test('a link in place of earlier work offers the work back', async ({ playground, page }) => {
  await only(playground, clean);
  const link = await linkOf(page);
  await playground.write('# mine\n');
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(playground.compose).toContainText('nginx:1.27');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(playground.compose).toHaveText('# mine');
});

test('secrets are replaced unless somebody wants them shared', async ({ playground, page, context }) => {
  await only(playground, withSecret);
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: '1 value looks like a secret' })).toContainText('DB_PASSWORDcompose.yaml:5');
  await expect(dialog.getByRole('radio', { name: 'Replace by placeholders' })).toBeChecked();
  const opened = async () => {
    const other = new Playground(await context.newPage());
    await other.page.goto(await page.getByLabel('Link to this project').inputValue());
    return other.compose;
  };
  await expect(await opened()).toContainText('DB_PASSWORD: REPLACE_ME');
  await dialog.getByRole('radio', { name: 'Share as it is' }).check();
  await expect(await opened()).toContainText('DB_PASSWORD: hunter2');
});

test('where the browser refuses to copy, the link is selected', async ({ playground, page }) => {
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))));
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('does not let this page copy')).toBeVisible();
  const field = page.getByLabel('Link to this project');
  await expect(field).toBeFocused();
  const selected = await field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0));
  expect(selected).toBe(await field.inputValue());
  expect(playground.complaints).toEqual([]);
});

test('a long link is called long, and an archive is offered', async ({ playground, page }) => {
  const random = Array.from({ length: 900 }, (_, at) => `# ${Math.sin(at).toString(36)}`).join('\n');
  await only(playground, `${clean}${random}\n`);
  await page.keyboard.press('ControlOrMeta+s');
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download the files' }).click();
  const files = unzipSync(readFileSync(await (await download).path()));
  expect(Object.keys(files)).toEqual(['compose.yaml']);
  expect(strFromU8(files['compose.yaml']!)).toContain('한글 🐳');
});

test('Markdown has the link and the files', async ({ playground, page }) => {
  await only(playground, clean);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('ControlOrMeta+s');
  const link = await page.getByLabel('Link to this project').inputValue();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied as Markdown.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe(`[Open in the kompose-rs playground](${link})\n\n\`compose.yaml\`\n\n\`\`\`yaml\n${clean}\`\`\`\n`);
});

for (const [fragment, said, action] of [
  ['#v1.bm90aGluZw', 'The link is incomplete', 'Copy the link'],
  ['#v7.abc', 'made with a newer version', 'Reload'],
  ['#section', 'no link of this page', 'Copy the link'],
  ['#e=nothing', 'no example of this name', 'Copy the link'],
] as const) {
  test(`a link that cannot be opened says why: ${fragment}`, async ({ playground, page }) => {
    await page.goto(`./${fragment}`);
    await page.reload();
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByRole('button', { name: action })).toBeVisible();
    await expect(playground.result).toContainText('kind: Service');
  });
}

test('links lead to an example and to what a code means', async ({ playground, page }) => {
  await page.evaluate(() => (location.hash = '#e=kafka'));
  await expect(playground.compose).toContainText('apache/kafka');
  await page.evaluate(() => (location.hash = '#c=unknown-key'));
  await expect(page.getByRole('dialog', { name: 'unknown-key' })).toContainText(/\w+ \w+ \w+/);
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#c=no-such-code'));
  await expect(page.getByRole('dialog')).toContainText('no such code');
});

test('an archive holds exactly the result, and says which of its files hold secrets', async ({ playground, page }) => {
  // Of a long text only what is in sight is in the page.
  await page.setViewportSize({ width: 1280, height: 1800 });
  await only(playground, withSecret);
  await playground.file('web-deployment.yaml');
  await expect(playground.result).toContainText('nginx:1.27');
  const titles = await page.getByRole('tree').locator('[title$=".yaml"]').evaluateAll((found) => found.map((element) => element.getAttribute('title')));
  const shown = [...new Set(titles)];
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+Shift+s');
  const archive = await download;
  expect(archive.suggestedFilename()).toMatch(/^flask-redis-kubernetes-[0-9a-f]{8}\.zip$/);
  await expect(page.getByText('1 file in it holds secret values')).toBeVisible();
  const files = unzipSync(readFileSync(await archive.path()));
  expect(Object.keys(files).sort()).toEqual(shown.sort());
  const lines = strFromU8(files['web-deployment.yaml']!).split('\n');
  expect(await page.locator('.output .cm-line').allTextContents()).toEqual(lines);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('Keep them out of repositories')).toBeVisible();
  const single = page.waitForEvent('download');
  await page.getByRole('button', { name: /^One file/ }).click();
  expect((await single).suggestedFilename()).toBe('web-deployment.yaml');
});

test('the report can be kept to read and for programs', async ({ playground, page }) => {
  await only(playground, `${clean}    cpu_rt_period: 5000\n`);
  await expect(playground.result).toContainText('nginx');
  for (const [button, name, pattern] of [
    [/^Report as Markdown/, 'flask-redis-report.md', /services\.web\.cpu_rt_period/],
    [/^Report as JSON/, 'flask-redis-report.json', /"services\.web\.cpu_rt_period"/],
  ] as const) {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: button }).click();
    expect((await download).suggestedFilename()).toBe(name);
    expect(readFileSync(await (await download).path(), 'utf8')).toMatch(pattern);
  }
});
