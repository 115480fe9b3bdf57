import { beforeEach, expect, test } from 'vitest';
import { commandFor, commands, keyNames, matches, register, type Stroke } from '../../src/state/commands';

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

beforeEach(() => register(...commands.value)());

test('keys are told apart by what is held with them', () => {
  expect(matches(stroke('k', { ctrlKey: true }), 'Mod-k', false)).toBe(true);
  expect(matches(stroke('k', { metaKey: true }), 'Mod-k', true)).toBe(true);
  expect(matches(stroke('k', { ctrlKey: true }), 'Mod-k', true)).toBe(false);
  expect(matches(stroke('K', { ctrlKey: true, shiftKey: true }), 'Mod-k', false)).toBe(false);
  expect(matches(stroke('S', { ctrlKey: true, shiftKey: true }), 'Mod-Shift-s', false)).toBe(true);
  expect(matches(stroke('F6', { shiftKey: true }), 'F6', false)).toBe(false);
  expect(matches(stroke('F6', { shiftKey: true }), 'Shift-F6', false)).toBe(true);
});

test('a character is the same with and without Shift', () => {
  expect(matches(stroke('?', { shiftKey: true }), '?', false)).toBe(true);
  expect(matches(stroke('?'), '?', false)).toBe(true);
  expect(matches(stroke('-', { altKey: true }), 'Alt--', false)).toBe(true);
  expect(matches(stroke('.', { ctrlKey: true }), 'Mod-.', false)).toBe(true);
});

test('a command that cannot be carried out leaves its keys to the next one', () => {
  let possible = false;
  register(
    { id: 'a', title: 'page.close', keys: ['F8'], run: () => undefined, when: () => possible },
    { id: 'b', title: 'page.close', keys: ['F8'], run: () => undefined },
  );
  expect(commandFor(stroke('F8'), false)?.id).toBe('b');
  possible = true;
  expect(commandFor(stroke('F8'), false)?.id).toBe('a');
  expect(commandFor(stroke('F9'), false)).toBeUndefined();
});

test('a command is registered once, and can leave', () => {
  const leave = register({ id: 'a', title: 'page.close', run: () => undefined });
  register({ id: 'a', title: 'page.cancel', run: () => undefined });
  expect(commands.value.map(({ title }) => title)).toEqual(['page.cancel']);
  leave();
  expect(commands.value).toHaveLength(1);
});

test('keys are named as the platform names them', () => {
  expect(keyNames('Mod-Shift-s', false)).toEqual(['Ctrl', 'Shift', 'S']);
  expect(keyNames('Mod-k', true)).toEqual(['⌘', 'K']);
  expect(keyNames('Alt--', false)).toEqual(['Alt', '-']);
});
