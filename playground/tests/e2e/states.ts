// Everything that the page can show, one state after the other, for tests that judge each of them. Nothing here depends
// on the language: the palette finds its commands by their English names in either.
import type { Locator, Page } from '@playwright/test';
import { expect, type Playground } from './playground';

export interface State {
  name: string;
  /** The part of the page that is new; without it all of the page is. */
  scope?: string;
  open(at: Playground): Promise<void>;
  /** Back to the editor with its result; Esc, if absent. */
  leave?(at: Playground): Promise<void>;
}

const project = `services:
  web:
    image: "example/web:1" # said as a text
    cpu_shares: 512
    ports: ["8080:80"]
    networks: [front]
    depends_on: [api]
    environment:
      DB_PASSWORD: hunter2
      WORKERS: 4
  api:
    image: example/api:2
    labels: &labels { tier: back }
    volumes: ["data:/data"]
networks:
  front: {}
volumes:
  data: {}
`;
const wrong = 'services:\n  web:\n    image: nginx\n    prots: ["80:80"]\n  api:\n    imgae: node\n';

const input = (page: Page) => page.locator('.input .cm-content, .plain-input');
const line = (page: Page, text: string) => page.locator('.input .cm-line', { hasText: text });

/** Carries out a command by its English name. */
export async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.locator('dialog [role=combobox]').fill(command);
  await expect(page.locator('dialog [aria-selected=true]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog.palette')).toHaveCount(0);
}

/** Opens a dialog by a command and waits for what it holds. */
const dialog = (name: string, command: string, content: string): State => ({
  name,
  scope: 'dialog',
  open: async ({ page }) => {
    await run(page, command);
    await expect(page.locator(`dialog ${content}`).first()).toBeVisible();
  },
});

const view = (name: string, command: string, content: string, scope = '.output'): State => ({
  name,
  scope,
  open: async ({ page }) => {
    await run(page, command);
    await expect(page.locator(content).first()).toBeVisible();
  },
  leave: async ({ page }) => {
    await run(page, 'Manifests');
    await showPane(page, 0);
  },
});

async function write(at: Playground, text: string): Promise<void> {
  await showPane(at.page, 0);
  await input(at.page).focus();
  await at.page.keyboard.press('ControlOrMeta+a');
  await at.paste(text);
}

/** Sets the caret at the end of the line with this text; by keys, since a tooltip may lie under a pointer. */
async function caretAt(page: Page, text: string): Promise<void> {
  const lines = await page.locator('.input .cm-line').allTextContents();
  await input(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let at = lines.findIndex((line) => line.includes(text)); at > 0; at--) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** On a narrow screen the panes take turns: 0 is the project, 1 the result, 2 the problems. */
export async function showPane(page: Page, at: 0 | 1 | 2): Promise<void> {
  const button = page.locator('.bottom button').nth(at);
  if (await button.isVisible()) await button.click();
}

/** Moves the pointer about on a text until a tooltip stands there. */
async function rest(page: Page, target: Locator, tooltip: string): Promise<void> {
  let x = 60;
  await expect(async () => {
    x = x === 60 ? 64 : 60;
    await target.hover({ position: { x, y: 8 } });
    await expect(page.locator(tooltip)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** Puts the project in, from which all states begin. */
export async function prepare(at: Playground): Promise<void> {
  await write(at, project);
  await expect(at.page.locator('.problems [role=tab] .count').first()).not.toHaveText('0');
  await expect(at.page.locator('.input .fate-dropped').first()).toBeVisible();
}

const editors: State[] = [
  { name: 'the project', open: ({ page }) => showPane(page, 0), leave: async () => {} },
  { name: 'the result', open: ({ page }) => showPane(page, 1), leave: async () => {} },
  { name: 'the problems', open: ({ page }) => showPane(page, 2), leave: ({ page }) => showPane(page, 0) },
  {
    name: 'the addresses',
    scope: '.problems',
    open: async ({ page }) => {
      await showPane(page, 2);
      await page.locator('.problems [role=tab]').nth(1).click();
      await expect(page.locator('.problems td').first()).toBeVisible();
    },
    leave: async ({ page }) => {
      await page.locator('.problems [role=tab]').first().click();
      await showPane(page, 0);
    },
  },
  {
    name: 'a pinned link',
    open: async ({ page }) => {
      await caretAt(page, 'DB_PASSWORD');
      await page.keyboard.press('ControlOrMeta+Shift+l');
      await expect(page.locator('.input .cm-link-pinned').first()).toBeVisible();
    },
  },
  {
    name: 'completions',
    open: async (at) => {
      const { page } = at;
      await caretAt(page, 'cpu_shares');
      // Pasted, since on Android the editor handles an Enter late and a letter that follows at once overtakes it.
      await at.paste('\n    stop');
      // On a busy machine the answer may come after the list was given up; then it is asked for again.
      await expect(async () => {
        await page.keyboard.press('Control+Space');
        await expect(page.locator('.cm-tooltip-autocomplete li').first()).toBeVisible({ timeout: 2000 });
      }).toPass();
    },
    leave: async (at) => {
      await at.page.keyboard.press('Escape');
      await prepare(at);
    },
  },
  {
    name: 'the search in the editor',
    scope: '.input',
    open: async ({ page }) => {
      await input(page).focus();
      await page.keyboard.press('ControlOrMeta+f');
      await page.keyboard.type('example');
      await page.keyboard.press('Enter');
      await expect(page.locator('.cm-searchMatch-selected')).toBeVisible();
    },
  },
  {
    name: 'colours for services',
    open: async ({ page }) => {
      await run(page, 'Open the settings');
      await page.locator('dialog input[type=checkbox]').first().check();
      await page.keyboard.press('Escape');
      await expect(page.locator('.input .tone').first()).toBeVisible();
    },
    leave: async ({ page }) => {
      await run(page, 'Open the settings');
      await page.locator('dialog input[type=checkbox]').first().uncheck();
      await page.keyboard.press('Escape');
    },
  },
];

const views: State[] = [
  view('the report', 'Loss', '.loss tbody tr'),
  view('the topology', 'Topology', '.topology .node'),
  view('the comparison', 'Diff', '.diff .cm-changedLine'),
  {
    name: 'the other target',
    scope: '.output',
    open: async ({ page }) => {
      await run(page, 'Target: Swarm');
      await showPane(page, 1);
      await expect(page.locator('.output .cm-line').first()).toContainText('docker stack deploy');
    },
    leave: async ({ page }) => {
      await run(page, 'Target: Kubernetes');
      await showPane(page, 0);
    },
  },
];

const dialogs: State[] = [
  dialog('sharing', 'Share a link', '#share-link'),
  dialog('downloads', 'Download …', 'ul button'),
  dialog('options', 'Set the options of the conversion', '#option-controller'),
  dialog('settings', 'Open the settings', 'input[type=radio]'),
  dialog('the keys', 'Show the keyboard shortcuts', 'kbd'),
  dialog('the examples', 'Open an example', '.card'),
  {
    ...dialog('a new file', 'Add a file', 'form'),
    open: async ({ page }) => {
      await run(page, 'Add a file');
      await page.locator('dialog form input').fill('../outside');
      await page.keyboard.press('Enter');
      await expect(page.locator('dialog [role=alert]')).not.toBeEmpty();
    },
  },
  {
    name: 'the palette',
    scope: 'dialog',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.locator('dialog [role=option]').first()).toBeVisible();
    },
  },
  {
    name: 'a code',
    scope: 'dialog',
    open: async ({ page }) => {
      await page.evaluate(() => (location.hash = '#c=unknown-key'));
      await expect(page.locator('dialog p').nth(1)).toBeVisible();
    },
  },
];

const mistakes: State[] = [
  {
    name: 'an error',
    open: async (at) => {
      await write(at, wrong);
      await expect(at.page.locator('.input .cm-lintRange-error').first()).toBeVisible();
      await showPane(at.page, 2);
    },
    leave: ({ page }) => showPane(page, 0),
  },
  {
    name: 'the fixes at the caret',
    scope: '.fix-menu',
    open: async ({ page }) => {
      await caretAt(page, 'prots');
      await page.keyboard.press('ControlOrMeta+.');
      await expect(page.locator('.fix-menu ins')).toBeVisible();
    },
  },
  {
    name: 'plain text',
    open: async ({ page }) => {
      await run(page, 'Plain text fields in place of the editor, or back');
      await expect(page.locator('.plain-input')).toBeVisible();
    },
    leave: async ({ page }) => run(page, 'Plain text fields in place of the editor, or back'),
  },
];

/** The tooltips need a pointer, which a phone has not. */
export const tooltips: State[] = [
  { name: 'what a key means', scope: '.cm-tooltip', open: ({ page }) => rest(page, line(page, 'cpu_shares'), '.key-hover'), leave: ({ page }) => page.mouse.move(2, 2) },
  {
    name: 'why a line is there',
    scope: '.cm-tooltip',
    open: ({ page }) => rest(page, page.locator('.output .cm-line', { hasText: 'kind:' }).first(), '.why'),
    leave: ({ page }) => page.mouse.move(2, 2),
  },
];

/** What a narrow screen has besides. */
export const menu: State = {
  name: 'the menu',
  scope: 'dialog',
  open: async ({ page }) => {
    await page.locator('.header .narrow').click();
    await expect(page.locator('dialog li').first()).toBeVisible();
  },
};

export const states: State[] = [...editors, ...views, ...dialogs];
export const lastStates: State[] = mistakes;
