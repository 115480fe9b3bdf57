import { expect, test } from 'vitest';
import { changedLines } from '../../src/editor/fix';
import type { Diagnostic, Edit, Help } from '../../src/engine/protocol';
import { fixesAt, together } from '../../src/state/fixes';

const text = 'services:\n  web:\n    prots: [x]\n    image: y\n';
const at = (word: string) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length });

test('the preview has the changed lines without their common indentation', () => {
  expect(changedLines(text, [{ ...at('prots'), text: 'ports' }])).toEqual([
    { before: 'prots: [x]', after: null },
    { before: null, after: 'ports: [x]' },
  ]);
});

test('several edits and new lines are previewed as one change', () => {
  const edits = [{ ...at('    prots: [x]\n'), text: '' }, { from: text.length, to: text.length, text: '    ports: [x]\n' }];
  expect(changedLines(text, edits)).toEqual([
    { before: 'prots: [x]', after: null },
    { before: 'image: y', after: null },
    { before: null, after: 'image: y' },
    { before: null, after: 'ports: [x]' },
  ]);
});

const edit = (from: number, to: number, file = 'a'): Edit => ({ file, from, to, text: '' });
const help = (...edits: Edit[]): Help => ({ text: 'do', edits });

test('all fixes together leave out choices and what overlaps', () => {
  const found = [
    { help: [help(edit(0, 4))] },
    { help: [help(edit(2, 6))] },
    { help: [help(edit(8, 9)), help(edit(8, 10))] },
    { help: [help(), help(edit(4, 6))] },
    { help: [help(edit(0, 4, 'b'), edit(20, 22))] },
  ];
  expect(together(found)).toEqual([edit(0, 4), edit(4, 6), edit(0, 4, 'b'), edit(20, 22)]);
});

test('the fixes at a place are those of what touches it', () => {
  const found = (from: number, to: number, file = 'a') => ({ file, from, to, help: [help(edit(from, to)), help()] }) as unknown as Diagnostic;
  const all = [found(0, 4), found(4, 8), found(9, 12), found(0, 20, 'b')];
  expect(fixesAt(all, { file: 'a', from: 4, to: 4 }).map(({ edits }) => edits[0]?.from)).toEqual([0, 4]);
});
