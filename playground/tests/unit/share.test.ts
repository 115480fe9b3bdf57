import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { examples } from '../../src/examples';
import { MOST_FILES, PREFIX, read, write, type Shared } from '../../src/state/share';
import { DICTIONARY } from '../../src/state/share-dict.v1';

const plain: Shared = {
  folder: '',
  files: [{ path: 'compose.yaml', text: 'services: {}\n' }],
  target: 'kubernetes',
  options: {},
  place: { file: 'compose.yaml' },
};

const whole: Shared = {
  folder: 'shop',
  files: [
    { path: 'compose.yaml', text: 'services:\n  web:\n    image: "한글 🐳"\n' },
    { path: 'conf/.env', text: '' },
    { path: '__proto__', text: 'a\tb\\n' },
  ],
  target: 'swarm',
  options: { kubernetes: { namespace: 'x' }, profiles: ['debug'] },
  place: { file: 'compose.yaml', selection: [3, 8], pane: 'problems' },
};

/** A fragment of any content, made as the page makes its own. */
function link(content: unknown, dictionary = DICTIONARY): string {
  const data = deflateSync(new TextEncoder().encode(JSON.stringify(content)), { dictionary });
  return PREFIX + Buffer.from(data).toString('base64url');
}

test.each([plain, whole])('what is written is read', (shared) => {
  expect(read(write(shared))).toEqual({ kind: 'project', shared });
});

test('a fragment holds only letters that nobody escapes', () => {
  expect(write(whole)).toMatch(/^#v1\.[\w-]+$/);
});

test('the letters behind a link do not spoil it', () => {
  for (const end of ['.', ')', ').', '%29', '\n', '>']) expect(read(write(whole) + end)).toEqual({ kind: 'project', shared: whole });
});

test('the examples make short links', () => {
  const lengths = examples.map(({ name, files }) => write({ ...plain, folder: name, files }).length).sort((a, b) => a - b);
  expect(lengths[lengths.length >> 1]).toBeLessThan(400);
});

describe('links of former days', () => {
  const folder = new URL('../links/', import.meta.url);
  test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (name) => {
    const kept = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { link: string; means: Shared }[];
    expect(kept.length).toBeGreaterThan(0);
    for (const { link, means } of kept) expect(read(link)).toEqual({ kind: 'project', shared: means });
  });

  test('the dictionary of version 1 is the one they were made with', () => {
    expect(createHash('sha256').update(DICTIONARY).digest('hex')).toBe('111f04b1d72eb22dd42f8579d02f7249d7e177973f662d9b808e8191445b5d83');
  });
});

describe('what is tolerated', () => {
  test('fields that are missing or unknown', () => {
    expect(read(link({ f: { 'compose.yaml': 'x' }, z: 1 }))).toEqual({
      kind: 'project',
      shared: { folder: '', files: [{ path: 'compose.yaml', text: 'x' }], target: 'kubernetes', options: {}, place: { file: 'compose.yaml' } },
    });
  });

  test('fields of another kind', () => {
    const strange = { f: { 'compose.yaml': 'x', b: 7 }, t: 'nomad', n: 5, o: [], p: { a: 'gone', s: [0, 99], v: 1 } };
    expect(read(link(strange))).toEqual({
      kind: 'project',
      shared: { folder: '', files: [{ path: 'compose.yaml', text: 'x' }], target: 'kubernetes', options: {}, place: { file: 'compose.yaml' } },
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['#section', 'foreign'],
    ['#v2.abc', 'newer'],
    ['#v10.abc', 'newer'],
    ['#v0.abc', 'foreign'],
    ['#v1.', 'broken'],
    ['#v1.!!!!', 'broken'],
    [write(whole).slice(0, -9), 'broken'],
    [write(whole).slice(0, 30), 'broken'],
    [link([]), 'broken'],
    [link({ f: {} }), 'broken'],
    [link({ f: { '../x': '' } }), 'unsafe'],
    [link({ f: { '/etc/x': '' } }), 'unsafe'],
    [link({ f: { 'a\\b': '' } }), 'unsafe'],
    [link({ f: Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, at) => [`f${at}`, ''])) }), 'large'],
    [link({ f: { 'compose.yaml': 'x'.repeat(3_000_000) } }), 'large'],
  ])('%.20s is %s', (fragment, fault) => {
    expect(read(fragment)).toEqual({ kind: 'fault', fault });
  });

  test('a link that unfolds to very much is left before its end', () => {
    // Whoever read on would find that the end is missing.
    const torn = link({ f: { 'compose.yaml': 'x'.repeat(20_000_000) } }).slice(0, -8);
    expect(read(torn)).toEqual({ kind: 'fault', fault: 'large' });
  });
});
