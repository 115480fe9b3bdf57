// The words of the page in the language of whoever reads it. `t` reads a signal, so what draws with it follows a change.
import { effect, signal } from '@preact/signals';
import { firstSpoken, isLanguage, type Language } from './choice';
import type { Dictionary, Key } from './en';
import { fill, type Params } from './fill';
import { firstWords } from './first';

export type { Key, Language, Params };

const spoken = signal<{ language: Language; words: Partial<Dictionary> }>({ language: 'en', words: firstWords });

/** The language that the page speaks at the moment. */
export function language(): Language {
  return spoken.value.language;
}

/** The text of a key; empty for words of parts that are not loaded yet. */
export function t(key: Key, params: Params = {}): string {
  const { language, words } = spoken.value;
  return fill(words[key] ?? '', params, language);
}

/** What somebody has asked for: by the address, by a stored choice, by the browser's settings, in this order. */
export function wanted(stored: Language | 'auto', address = location.search, preferred = navigator.languages): Language {
  const asked = new URLSearchParams(address).get('lang');
  if (isLanguage(asked)) return asked;
  return stored === 'auto' ? firstSpoken(preferred) : stored;
}

/** Speaks another language from the moment its words are there; the one before stays if they cannot be loaded. */
export async function speak(language: Language): Promise<void> {
  latest = language;
  const words = language === 'ko' ? (await import('./ko')).ko : (await import('./en')).en;
  if (latest === language) spoken.value = { language, words };
}

let latest: Language = 'en';

/** Makes sure of the words of all parts, also of those that are loaded later. */
export async function allWords(): Promise<void> {
  if (language() === 'ko') return;
  const { en } = await import('./en');
  if (language() === 'en') spoken.value = { language: 'en', words: en };
}

/** Keeps the document's `lang` and title in the language that is spoken. */
export function markDocument(): void {
  effect(() => {
    document.documentElement.lang = language();
    document.title = `kompose-rs ${t('page.subtitle')}`;
  });
}
