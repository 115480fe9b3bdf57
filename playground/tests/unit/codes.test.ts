// Every code that the engine can emit has its words in Korean, and no others do.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes as listCodes, initSync } from '../../src/engine/pkg/kompose_wasm.js';
import { speak } from '../../src/i18n';
import { codes, parts } from '../../src/i18n/codes.ko';
import { codeText } from '../../src/i18n/texts';

initSync({ module: readFileSync(new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url)) });

/** The codes of the engine's messages, and those with which it refuses a request. */
const known = [...listed(), ...refusals()];

function listed(): string[] {
  return (JSON.parse(listCodes()) as { code: string }[]).map(({ code }) => code);
}

/** The engine lists the codes of the converter, and these are its own. */
function refusals(): string[] {
  const text = readFileSync(new URL('../../../wasm/src/request.rs', import.meta.url), 'utf8');
  return [...text.matchAll(/code: "([a-z-]+)"/g)].map(([, code = '']) => code);
}

test('the codes of the engine are found', () => {
  expect(listed().length).toBeGreaterThan(300);
  expect(refusals()).toContain('bad-request');
});

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
