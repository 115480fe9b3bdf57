import { expect, test } from 'vitest';
import { minimalChange } from '../../src/editor/change';

const cases: [name: string, before: string, after: string, change: ReturnType<typeof minimalChange>][] = [
  ['equal', 'abc', 'abc', null],
  ['from nothing', '', 'abc', { from: 0, to: 0, insert: 'abc' }],
  ['to nothing', 'abc', '', { from: 0, to: 3, insert: '' }],
  ['in the middle', 'replicas: 1\n', 'replicas: 12\n', { from: 11, to: 11, insert: '2' }],
  ['overlapping ends', 'aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['a line taken out', 'a\nb\nc\n', 'a\nc\n', { from: 2, to: 4, insert: '' }],
  ['half of an emoji', 'x🐳y', 'x🐋y', { from: 1, to: 3, insert: '🐋' }],
  ['the other half of an emoji', 'x\ud83d\udc33y', 'x\ud83e\udc33y', { from: 1, to: 3, insert: '\ud83e\udc33' }],
];

test.each(cases)('%s', (_, before, after, change) => {
  expect(minimalChange(before, after)).toEqual(change);
});

test('applying the change gives the new text', () => {
  const texts = ['', 'a', 'ab', 'aba', 'abab', '한글\n', '한🐳글\n', '🐳🐋', '🐋🐳'];
  for (const before of texts) {
    for (const after of texts) {
      const change = minimalChange(before, after) ?? { from: 0, to: 0, insert: '' };
      expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
    }
  }
});
