import { expect, test } from 'vitest';
import { fit, fitted, nearest, path, reveal, start, tip, zoom } from '../../src/link/graph';

const box = (name: string, x: number, y: number) => ({ name, x, y, width: 100, height: 40 });
const a = box('a', 0, 0);
const b = box('b', 200, 0);
const c = box('c', 200, 100);
const d = box('d', 0, 300);
const all = [a, b, c, d];

test.each([
  [a, 'ArrowRight', 'b'],
  [a, 'ArrowDown', 'd'],
  [a, 'ArrowUp', undefined],
  [a, 'ArrowLeft', undefined],
  [b, 'ArrowDown', 'c'],
  [c, 'ArrowLeft', 'a'],
  [d, 'ArrowUp', 'a'],
] as const)('from $name with %s', (from, direction, name) => {
  expect(nearest(all, from, direction)?.name).toBe(name);
});

test('a line bends only where it has to, and its tip points its way', () => {
  expect(path([[0, 0], [50, 0], [50, 30], [90, 60]])).toBe('M0 0H50V30C70 30 70 60 90 60');
  expect(tip([[0, 0], [50, 0]])).toBe('M50 0L43 -4V4Z');
  expect(tip([[50, 0], [0, 0]])).toBe('M0 0L7 -4V4Z');
  expect(tip([[0, 0]])).toBe('');
});

test('a small drawing keeps its size, a large one is made to fit', () => {
  expect(fit({ width: 100, height: 50 }, { width: 648, height: 448 })).toEqual({ x: 274, y: 199, scale: 1 });
  expect(fit({ width: 1200, height: 50 }, { width: 648, height: 448 }).scale).toBe(0.5);
});

test('what would be too small to read begins readable, at its own beginning', () => {
  const drawing = { width: 1200, height: 100 };
  expect(start(drawing, { width: 1248, height: 448 })).toEqual(fit(drawing, { width: 1248, height: 448 }));
  expect(start(drawing, { width: 390, height: 470 })).toEqual({ x: 24, y: 200, scale: 0.7 });
});

test('zooming leaves the point under the pointer where it is', () => {
  const before = { x: 10, y: 20, scale: 1 };
  const after = zoom(before, 2, { x: 110, y: 220 });
  expect((110 - after.x) / after.scale).toBe((110 - before.x) / before.scale);
  expect((220 - after.y) / after.scale).toBe((220 - before.y) / before.scale);
  expect(zoom(before, 1000, { x: 0, y: 0 }).scale).toBe(4);
});

test('a node out of sight is brought in, one in sight moves nothing', () => {
  const pose = { x: 0, y: 0, scale: 1 };
  expect(reveal(pose, box('far', 900, 50), { width: 600, height: 400 })).toEqual({ x: -424, y: 0, scale: 1 });
  expect(reveal(pose, box('near', 100, 50), { width: 600, height: 400 })).toEqual(pose);
});

test('a text is cut by letters, not by halves of one', () => {
  expect(fitted('web', 70, 7)).toBe('web');
  expect(fitted('🐳🐳🐳🐳', 21, 7)).toBe('🐳🐳…');
});
