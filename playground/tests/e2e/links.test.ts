// What belongs together in project and result, by pointer and by caret.
import { expect, test, type Playground } from './playground';

// Of a long text only what is in sight is in the page.
test.use({ viewport: { width: 1280, height: 1300 } });

const project = `services:
  web:
    image: example/web:1
    ports: ["8080:80"]
    depends_on: [api]
    environment:
      GREETING: hello
      MODE: fast
  api:
    image: example/api:2
    volumes: ["data:/data"]
volumes:
  data: {}
`;

async function opened(playground: Playground, text = project): Promise<void> {
  await playground.write(text);
  await expect(playground.result).toContainText('kind: PersistentVolumeClaim');
}

const input = (playground: Playground, text: string) => playground.page.locator('.input .cm-line', { hasText: text });
const output = (playground: Playground, text: string) => playground.page.locator('.output .cm-line', { hasText: text });
const linked = (playground: Playground, side: 'input' | 'output') => playground.page.locator(`.${side} .cm-link`);
const status = (playground: Playground) => playground.page.locator('.link-status');

const marked = (playground: Playground, side: 'input' | 'output') => playground.page.locator(`.${side} .cm-link-text`);

/** Where in a line the text stands for the pointer: on the words, not in front of them. */
const onWords = { position: { x: 110, y: 8 } };

test('the pointer on a key shows what it makes, in both editors and in words', async ({ playground }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await input(playground, 'GREETING').hover(onWords);
  await expect(marked(playground, 'output')).toHaveText(['- name: GREETING', 'value: hello']);
  await expect(marked(playground, 'input')).toHaveText(['GREETING']);
  await expect(status(playground)).toContainText('GREETING: hello → Deployment/web');
});

test('the pointer on a line of the result shows the keys behind it, the closest underlined', async ({ playground }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await output(playground, 'value: hello').hover({ position: { x: 90, y: 8 } });
  await expect(marked(playground, 'input')).toHaveText(['GREETING']);
  await expect(linked(playground, 'input')).toHaveText([/web:/, /environment:/, /GREETING/]);
  await expect(status(playground)).toContainText('← GREETING: hello (compose.yaml, line 7)');
});

test('a line that no key says is said to be a default', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await output(playground, 'enableServiceLinks').hover({ position: { x: 90, y: 8 } });
  await expect(status(playground)).toContainText('written by default because there is services.web');
  await expect(page.getByText('Why this line?')).toBeVisible();
  await expect(page.locator('.why')).toContainText('Compose sets no variables about other services');
});

test('the tooltip of a line names its key, its place and what became of it', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  const line = output(playground, 'image: example/web');
  await line.hover({ position: { x: 110, y: 8 } });
  // The tooltip comes where the pointer rests, and a pointer in a hand comes to rest after the page has drawn.
  await expect(status(playground)).toContainText('image: example/web:1');
  await line.hover({ position: { x: 116, y: 8 } });
  const why = page.locator('.why');
  await expect(why).toContainText('image: example/web:1');
  await expect(why).toContainText('compose.yaml, line 3');
  await expect(why).toContainText('translated exactly');
});

test('the caret does what the pointer does, both ways', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await input(playground, 'image: example/web').click();
  await page.mouse.move(2, 2);
  await expect(marked(playground, 'output')).toHaveText(['image: example/web:1']);
  await page.keyboard.press('F12');
  await expect(playground.result).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(marked(playground, 'input')).toHaveText([/8080:80/]);
});

test('what the caret links is announced once it rests', async ({ playground, page }) => {
  await opened(playground);
  await input(playground, 'image: example/web').click();
  await page.mouse.move(2, 2);
  await expect(page.locator('.link-status [aria-live=polite]')).toHaveText(/^image: example\/web:1 → Deployment\/web line \d+$/);
});

test('a key leads through all that it makes and back to where it began', async ({ playground, page }) => {
  await opened(playground);
  await input(playground, '8080:80').click();
  await page.mouse.move(2, 2);
  await expect(status(playground)).toContainText('Deployment/web');
  await page.keyboard.press('F12');
  const line = page.locator('.output .cm-activeLine');
  await expect(line).toContainText('ports:');
  const number = page.locator('.output .cm-lineNumbers .cm-activeLineGutter');
  const first = await number.textContent();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(line).toContainText('ports:');
  await expect(number).not.toHaveText(first ?? '');
  await page.keyboard.press('Shift+F12');
  await page.keyboard.press('Shift+F12');
  await expect(playground.compose).toBeFocused();
  await expect(page.locator('.input .cm-activeLine')).toContainText('8080:80');
});

test('a line leads to its keys, the closest first', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await output(playground, 'value: hello').click();
  await page.mouse.move(2, 2);
  await expect(status(playground)).toContainText('GREETING');
  await page.keyboard.press('F12');
  await expect(page.locator('.input .cm-activeLine')).toContainText('GREETING');
  await page.keyboard.press('F12');
  await expect(page.locator('.input .cm-activeLine')).toContainText('environment:');
});

test('a pinned link stays until it is let go', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await input(playground, 'GREETING').hover(onWords);
  await expect(marked(playground, 'output')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await input(playground, 'image: example/web').hover(onWords);
  await page.waitForTimeout(100);
  await expect(marked(playground, 'output')).toHaveText(['- name: GREETING', 'value: hello']);
  await playground.target('Swarm');
  await expect(marked(playground, 'output')).toHaveText([/GREETING.*hello/]);
  await page.keyboard.press('Escape');
  await expect(marked(playground, 'output')).not.toHaveText([/GREETING.*hello/]);
});

test('a click on the number of a line pins it, and another one lets go', async ({ playground, page }) => {
  await opened(playground);
  const number = page.locator('.input .cm-lineNumbers .cm-gutterElement', { hasText: /^3$/ });
  await number.click();
  await expect(page.locator('.input .cm-lineNumbers .cm-link-pinned')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Pin the link' })).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.input .cm-lineNumbers .cm-link-pinned').click();
  await expect(page.locator('.input .cm-lineNumbers .cm-link-pinned')).toHaveCount(0);
});

test('what is linked and out of sight is counted, and a click leads there', async ({ playground, page }) => {
  await opened(playground);
  await input(playground, '8080:80').click();
  await page.mouse.move(2, 2);
  const below = page.locator('.output').getByRole('button', { name: /^\d more below/ });
  const before = await below.textContent();
  await below.click();
  await expect(marked(playground, 'output').first()).toBeInViewport();
  await expect(below.and(page.getByText(before ?? '', { exact: true }))).toHaveCount(0);
});

test('what is linked in another file is one click away', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('api-service.yaml');
  await input(playground, 'image: example/web').click();
  await page.mouse.move(2, 2);
  await page.getByRole('button', { name: '1 in another file' }).click();
  await expect(playground.result).toContainText('kind: Deployment');
  await expect(page.locator('.output .cm-activeLine')).toContainText('image: example/web:1');
});

test('typing lets go of a link, which comes back with the new result', async ({ playground, page }) => {
  await opened(playground);
  await playground.file('web-deployment.yaml');
  await input(playground, 'GREETING').click();
  await page.mouse.move(2, 2);
  await expect(marked(playground, 'output')).toHaveText(['- name: GREETING', 'value: hello']);
  await page.keyboard.press('End');
  await page.keyboard.type('-world');
  await expect(marked(playground, 'output')).toHaveText(['- name: GREETING', 'value: hello-world']);
});

test('links can be switched off', async ({ playground, page }) => {
  await page.evaluate(() => localStorage.setItem('kompose-settings', JSON.stringify({ linkMode: 'off' })));
  await page.reload();
  await opened(playground);
  await input(playground, 'image: example/web').click();
  await page.waitForTimeout(600);
  await expect(linked(playground, 'output')).toHaveCount(0);
  await expect(status(playground)).toHaveText('');
});
