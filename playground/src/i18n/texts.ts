// What the engine, the editor and the examples say in English, in the language of the page.
import { effect, signal } from '@preact/signals';
import { language } from '.';

/** The words for a code, beside the message itself, which has the names. Code words stand in backticks. */
export interface CodeText {
  /** One sentence without a full stop: what is wrong, or what happens. */
  title: string;
  /** Why, and what to do. */
  help: string;
}

/** What an option is called, and what it does. */
export interface OptionText {
  title: string;
  help: string;
}

/** What an example is called, and what is to be seen in it. */
export interface ExampleText {
  title: string;
  note: string;
  /** What to look at in the result. */
  lesson: string;
}

export interface Texts {
  codes: Readonly<Record<string, CodeText>>;
  options: Readonly<Record<string, OptionText>>;
  defaults: Readonly<Record<string, string>>;
  examples: Readonly<Record<string, ExampleText>>;
  phrases: Readonly<Record<string, string>>;
}

/** Nothing in English, which the engine speaks itself, and while the words of another language are on their way. */
const texts = signal<Texts | null>(null);

// The words are many, so they come after the page, in a chunk of their own. If they do not come, the English stands alone.
effect(() => {
  texts.value = null;
  if (language() !== 'ko') return;
  import('./texts.ko').then(
    (loaded) => {
      if (language() === 'ko') texts.value = loaded;
    },
    () => undefined,
  );
});

/** The words for a code, or null where its English message stands alone. */
export function codeText(code: string): CodeText | null {
  return found(texts.value?.codes, code);
}

/** The words for an option by its name, or null where the English ones stand. */
export function optionText(name: string): OptionText | null {
  return found(texts.value?.options, name);
}

/** The default of an option, in words of the page's language where the engine says it in words. */
export function defaultText(text: string): string {
  return found(texts.value?.defaults, text) ?? text;
}

/** The words about an example by its name, or null where the English ones stand. */
export function exampleText(name: string): ExampleText | null {
  return found(texts.value?.examples, name);
}

/** A phrase of the editor, or null where the English one stands. */
export function phraseText(phrase: string): string | null {
  return found(texts.value?.phrases, phrase);
}

function found<T>(words: Readonly<Record<string, T>> | undefined, name: string): T | null {
  return words && Object.hasOwn(words, name) ? (words[name] ?? null) : null;
}
