// The page as a test sees it, and a watch over everything that it must never do.
import { expect, test as base, type Locator, type Page } from '@playwright/test';

export class Playground {
  readonly compose: Locator;
  readonly result: Locator;
  readonly problems: Locator;
  readonly requests: string[] = [];
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    this.compose = page.getByRole('textbox', { name: 'file of the Compose project' });
    this.result = page.getByRole('textbox', { name: 'Result, read-only' });
    this.problems = page.getByRole('tabpanel', { name: /^Problems/ });
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }

  async open(): Promise<void> {
    await this.page.goto('./');
    // The version is the engine's own answer.
    await expect(this.page.locator('.version')).toHaveText(/^\d+\.\d+\.\d+$/);
  }

  /** Replaces the text of the file that is shown, by pasting. */
  async write(text: string): Promise<void> {
    await this.compose.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.paste(text);
  }

  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** Opens the gallery, which a narrow screen has in its menu. */
  async openExamples(): Promise<void> {
    const door = this.page.getByRole('button', { name: 'Examples', exact: true });
    if (await door.isVisible()) return door.click();
    await this.page.getByRole('button', { name: 'Open the menu' }).click();
    await this.page.getByRole('button', { name: 'Open an example' }).click();
  }

  async example(title: string): Promise<void> {
    await this.openExamples();
    await this.page.getByRole('dialog').getByRole('button', { name: title }).first().click();
  }

  /** Shows one file of the result; of a long text only what is in sight is in the page. */
  async file(name: string): Promise<void> {
    const choice = this.page.getByLabel('Part of the result');
    if (await choice.isVisible()) {
      const wanted = await this.page.locator(`.tree [title="${name}"]`).first().getAttribute('data-id');
      await choice.selectOption(wanted);
    } else {
      await this.page.getByRole('tree').locator(`[title="${name}"]`).first().click();
    }
  }

  async target(name: 'Kubernetes' | 'Swarm'): Promise<void> {
    await this.page.getByLabel('Target').selectOption({ label: name });
  }
}

/** A test of an opened page, which fails as well if the page breaks its policy or asks another host for anything. */
export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page, baseURL }, use) => {
    const playground = new Playground(page);
    await playground.open();
    await use(playground);
    expect(playground.complaints).toEqual([]);
    expect(playground.requests.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:'))).toEqual([]);
  },
});

export { expect };
