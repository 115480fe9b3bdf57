// What a person sets for this browser. Nothing of it is part of the project, of a share link or of a request.
import { effect, signal, type Signal } from '@preact/signals';
import { languages } from '../i18n/choice';
import { load, store } from './storage';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
export const languageChoices = ['auto', ...languages] as const;
export const tabKeys = ['focus', 'indent'] as const;
/** What drives the link between Compose file and result. */
export const linkModes = ['hover', 'caret', 'off'] as const;
export const fontSizes = { smallest: 10, usual: 13, largest: 26 } as const;

export const splits = { least: 20, usual: 45, most: 80 } as const;
export const heights = { least: 10, most: 80 } as const;

const KEY = 'kompose-settings';
const stored = Object(load(KEY)) as Record<string, unknown>;
const all: Record<string, Signal<unknown>> = {};

export const theme = choice('theme', themes);
export const language = choice('language', languageChoices);
/** Whether Tab moves the focus, as everywhere on the page, or indents. */
export const tabKey = choice('tabKey', tabKeys);
/** `hover` means pointer and caret, `caret` the caret alone. */
export const linkMode = choice('linkMode', linkModes);
export const colourByService = flag('colourByService');
/** A plain text field in place of the editor. */
export const plainText = flag('plainText');
/** Of the editors, in pixels. */
export const fontSize = number('fontSize', fontSizes.usual, fontSizes.smallest, fontSizes.largest);

/** The width of the project's pane, in per cent of the page. */
export const split = number('split', splits.usual, splits.least, splits.most);
/** The height of the problems, in per cent of the window; 0 leaves it to what there is to say. */
export const problemsHeight = number('problemsHeight', 0, 0, heights.most);

function setting<T>(name: string, initial: T): Signal<T> {
  const value = signal(initial);
  all[name] = value;
  return value;
}

function choice<T extends string>(name: string, values: readonly [T, ...T[]]): Signal<T> {
  return setting(name, values.find((value) => value === stored[name]) ?? values[0]);
}

function flag(name: string): Signal<boolean> {
  return setting(name, stored[name] === true);
}

function number(name: string, usual: number, smallest: number, largest: number): Signal<number> {
  const value = Number(stored[name] ?? usual);
  return setting(name, Math.min(largest, Math.max(smallest, Number.isFinite(value) ? value : usual)));
}

/** Keeps the document as it is set, and remembers what is set, from now on. */
export function applySettings(): void {
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    const { style } = document.documentElement;
    style.setProperty('--code-size', `${fontSize.value}px`);
    style.setProperty('--input-share', `${split.value}fr`);
    style.setProperty('--output-share', `${100 - split.value}fr`);
    const height = problemsHeight.value;
    style.setProperty('--problems-height', height === 0 ? 'auto' : `${height}vh`);
    style.setProperty('--problems-most', height === 0 ? '34vh' : `${height}vh`);
  });
  let first = true;
  effect(() => {
    const values = Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
    if (!first) store(KEY, values);
    first = false;
  });
}

export function changeFontSize(by: number): void {
  fontSize.value = Math.min(fontSizes.largest, Math.max(fontSizes.smallest, fontSize.value + by));
}

export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system';
}

