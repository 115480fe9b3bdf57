// What the page shows of the engine and of the examples has its words in Korean: every option, every example, and no others.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examples } from '../../src/examples';
import { examples as korean } from '../../src/i18n/examples.ko';
import { options } from '../../src/i18n/options.ko';

const repository = new URL('../../../', import.meta.url);

const offered = ['kubernetes', 'swarm'].flatMap((target) => {
  const text = readFileSync(new URL(`core/src/options/${target}.rs`, repository), 'utf8');
  return [...text.matchAll(/^ {4}\w+ as "([a-z-]+)":/gm)].map(([, name = '']) => name);
});

test.each([
  ['options', new Set(offered), options],
  ['examples', new Set(examples.map(({ name }) => name)), korean],
])('the words of all %s are there', (what, names: Set<string>, words: Readonly<Record<string, unknown>>) => {
  expect(names.size).toBeGreaterThan(0);
  const missing = [...names].filter((name) => !Object.hasOwn(words, name));
  expect(missing, `write these in playground/src/i18n/${what}.ko.ts: ${missing.join(', ')}`).toEqual([]);
  const superfluous = Object.keys(words).filter((name) => !names.has(name));
  expect(superfluous, `take these out of playground/src/i18n/${what}.ko.ts: ${superfluous.join(', ')}`).toEqual([]);
});
