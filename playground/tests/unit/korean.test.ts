// What the page shows of the engine, the editor and the examples has its words in Korean: every option, phrase and example, and no others.
import { readdirSync, readFileSync } from 'node:fs';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { phrases as spoken } from '../../src/editor/phrases';
import { initSync, options as listOptions } from '../../src/engine/pkg/kompose_wasm.js';
import type { EngineOption } from '../../src/engine/protocol';
import { examples } from '../../src/examples';
import { speak } from '../../src/i18n';
import { examples as korean } from '../../src/i18n/examples.ko';
import { defaults, options } from '../../src/i18n/options.ko';
import { phrases } from '../../src/i18n/phrases.ko';

initSync({ module: readFileSync(new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url)) });
const offered = JSON.parse(listOptions()) as EngineOption[];
/** A default of several words is said and not written. */
const inWords = offered.map((option) => option.default).filter((text) => text.includes(' '));

/** Everything that the editor's parts ask the words for. */
const said = readdirSync(new URL('../../node_modules/@codemirror/', import.meta.url)).flatMap((part) => {
  const text = readFileSync(new URL(`../../node_modules/@codemirror/${part}/dist/index.js`, import.meta.url), 'utf8');
  const asked = [...text.matchAll(/\bphrase\(([^()]*)/g)].map(([, inside = '']) => inside);
  return asked.flatMap((inside) => [...inside.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => phrase));
});

test.each([
  ['options', new Set(offered.map(({ name }) => name)), options],
  ['defaults', new Set(inWords), defaults],
  ['phrases', new Set(said), phrases],
  ['examples', new Set(examples.map(({ name }) => name)), korean],
])('the words of all %s are there', (what, names: Set<string>, words: Readonly<Record<string, unknown>>) => {
  expect(names.size).toBeGreaterThan(0);
  const missing = [...names].filter((name) => !Object.hasOwn(words, name));
  expect(missing, `write these ${what} in a file *.ko.ts of playground/src/i18n: ${missing.join(', ')}`).toEqual([]);
  const superfluous = Object.keys(words).filter((name) => !names.has(name));
  expect(superfluous, `take these ${what} out of the files *.ko.ts of playground/src/i18n: ${superfluous.join(', ')}`).toEqual([]);
});

test('an editor speaks the language that the page speaks at the moment', async () => {
  const state = EditorState.create({ extensions: spoken });
  expect(state.phrase('replaced $ matches', 3)).toBe('replaced 3 matches');
  await speak('ko');
  await expect.poll(() => state.phrase('replaced $ matches', 3)).toBe('일치 항목 3개를 바꿨습니다');
  expect(state.phrase('no such phrase')).toBe('no such phrase');
  await speak('en');
  expect(state.phrase('Find')).toBe('Find');
});
