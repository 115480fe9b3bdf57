import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { minimalChange } from '../../src/editor/change';
import { newLines } from '../../src/editor/flash';

const cases: [name: string, before: string, after: string, lines: number[]][] = [
  ['a changed value', 'a: 1\nb: 2\nc: 3\n', 'a: 1\nb: 22\nc: 3\n', [2]],
  ['two changes far apart leave what is between alone', 'a: 1\nb: 2\nc: 3\n', 'a: 9\nb: 2\nc: 8\n', [1, 3]],
  ['new lines', 'a: 1\nc: 3\n', 'a: 1\nb: 2\nd: 4\nc: 3\n', [2, 3]],
  ['lines that go', 'a: 1\nb: 2\nc: 3\n', 'a: 1\nc: 3\n', []],
  ['the end of a text', 'a: 1\n', 'a: 1\nb: 2', [2]],
];

test.each(cases)('%s', (_, before, after, lines) => {
  expect(newLines(Text.of(before.split('\n')), minimalChange(before, after)!)).toEqual(lines);
});
