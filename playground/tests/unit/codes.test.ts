// Every code that the engine can emit has its words in Korean, and no others do.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { speak } from '../../src/i18n';
import { codes, parts } from '../../src/i18n/codes.ko';
import { codeText } from '../../src/i18n/texts';

const repository = new URL('../../../', import.meta.url);

/** The codes of the engine's messages, and those with which it refuses a request. */
const known = [
  ...found('docs/diagnostics.md', /^### (\S+)$/gm),
  ...found('wasm/src/request.rs', /code: "([a-z-]+)"/g),
];

function found(path: string, pattern: RegExp): string[] {
  const text = readFileSync(new URL(path, repository), 'utf8');
  const all = [...new Set([...text.matchAll(pattern)].map(([, code = '']) => code))];
  if (all.length === 0) throw new Error(`no codes are found in ${path}; has it another form now?`);
  return all;
}

test('every code has its words', () => {
  const missing = known.filter((code) => !Object.hasOwn(codes, code));
  expect(missing, `write { title, help } for these codes in a file of playground/src/i18n/codes.ko: ${missing.join(', ')}`).toEqual([]);
});

test('no words are there for codes that the engine does not have', () => {
  const superfluous = Object.keys(codes).filter((code) => !known.includes(code));
  expect(superfluous, `take these codes out of playground/src/i18n/codes.ko: ${superfluous.join(', ')}`).toEqual([]);
});

test('a code stands in one file only', () => {
  const all = Object.values(parts).flatMap((part) => Object.keys(part));
  expect(all.filter((code, at) => all.indexOf(code) !== at)).toEqual([]);
});

describe('the words of each code', () => {
  test.each(Object.entries(codes))('%s', (_, { title, help }) => {
    // A title is a sentence in the formal style and heads the message; the help is made of whole sentences.
    expect(title).toMatch(/[가-힣]니다$/);
    expect(help).toMatch(/[가-힣](?:니다|십시오)\.$/);
    for (const text of [title, help]) {
      expect(text.split('`').length % 2, 'a backtick is not closed').toBe(1);
      expect(text.replace(/`[^`]*`/g, ''), 'an option or a key stands outside of backticks').not.toMatch(/--[a-z]|_[a-z]|\$/);
      expect(text).not.toMatch(/ {2}|^ | $/);
    }
  });
});

test('English needs no words beside the messages, Korean finds them by code', async () => {
  expect(codeText('no-image')).toBeNull();
  await speak('ko');
  await expect.poll(() => codeText('no-image')).toEqual(codes['no-image']);
  expect(codeText('no-such-code')).toBeNull();
  expect(codeText('constructor')).toBeNull();
  await speak('en');
  expect(codeText('no-image')).toBeNull();
});
