// Goes through all that the page can show and gathers the rules of accessibility that something breaks, in each theme.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Playground } from './playground';
import { prepare, type State } from './states';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Look {
  theme: 'light' | 'dark' | 'contrast';
  /** What the system asks for, which the theme of high contrast follows. */
  colorScheme: 'light' | 'dark';
}

/** The themes differ in nothing but colours, and a language changes none: so colours alone are judged again, in one language. */
const others: readonly Look[] = [
  { theme: 'dark', colorScheme: 'light' },
  { theme: 'contrast', colorScheme: 'light' },
  { theme: 'contrast', colorScheme: 'dark' },
];

/** What is broken in each state and theme, in words. */
export async function broken(at: Playground, language: 'en' | 'ko', states: readonly State[]): Promise<string[]> {
  const { page } = at;
  // What does not come is told soon, and by the state that it belongs to.
  page.setDefaultTimeout(10_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate((text) => localStorage.setItem('kompose-settings', text), JSON.stringify({ theme: 'light', language }));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await prepare(at);
  const found: string[] = [];
  for (const state of states) {
    await test.step(state.name, async () => {
      await state.open(at);
      found.push(...(await told(at, state, new AxeBuilder({ page }).withTags(tags))));
      for (const look of language === 'en' ? others : []) {
        await wear(at, look);
        const rules = look.theme === 'contrast' ? ['color-contrast', 'color-contrast-enhanced'] : ['color-contrast'];
        const words = await told(at, state, new AxeBuilder({ page }).withRules(rules));
        found.push(...words.map((word) => `${look.theme}, ${look.colorScheme}: ${word}`));
      }
      await wear(at, { theme: 'light', colorScheme: 'light' });
      await (state.leave?.(at) ?? page.keyboard.press('Escape'));
      await expect(page.locator('dialog, .fix-menu')).toHaveCount(0);
    });
  }
  return found;
}

/** Only the colours change, and what is open stays open. */
async function wear({ page }: Playground, { theme, colorScheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme);
}

async function told({ page }: Playground, { name, scope }: State, builder: AxeBuilder): Promise<string[]> {
  // The page has no frames, which alone would need the slower way.
  builder.setLegacyMode();
  if (scope !== undefined) {
    await expect(page.locator(scope).first()).toBeVisible();
    builder.include(scope);
  }
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${name}: ${id}: ${html} ${any[0]?.message ?? ''}`));
}
