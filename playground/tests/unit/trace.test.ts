import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TracedKey } from '../../src/engine/map';
import type { Answer } from '../../src/engine/protocol';
import { LinkMap } from '../../src/link/map';
import { Tracer } from '../../src/state/trace';

const text = 'services:\n  a:\n    image: x\n  b:\n    image: x\n  c:\n    image: x\n';

function map(): LinkMap {
  const keys = [...text.matchAll(/(\w+):/g)].map(({ 1: name = '', index }) => {
    const path = name === 'services' ? name : name === 'image' ? `services.${text.slice(0, index).match(/(\w):\n\s+$/)![1]}.image` : `services.${name}`;
    const line = text.slice(0, index).split('\n').length;
    const place = { file: 'compose.yaml', line, column: 1, endLine: line, endColumn: 1, from: index, to: index + name.length };
    return { path, place, outcome: 'translated' as const, usedAs: [], reason: null, messages: [] };
  });
  const answer: Answer = { ok: true, files: [], diagnostics: [], objects: [], keys, summary: {} as Answer['summary'] };
  return new LinkMap([{ path: 'compose.yaml', text }], answer);
}

let asked: string[];
let answers: ((keys: TracedKey[] | null) => void)[];
let refusals: ((reason: unknown) => void)[];
let wanted: string[];
let forgotten: number;
let tracer: Tracer;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = [];
  refusals = [];
  wanted = [];
  forgotten = 0;
  tracer = new Tracer({
    trace: (section) =>
      new Promise((resolve, reject) => {
        asked.push(section);
        answers.push(resolve);
        refusals.push(reject);
      }),
    forget: () => (forgotten += 1),
    wanted: () => wanted,
    grown: () => undefined,
  });
});

// What still waits must not run into the next test.
afterEach(() => vi.useRealTimers());

const pause = () => vi.advanceTimersByTimeAsync(250);

async function answered(): Promise<void> {
  answers.at(-1)!([]);
  await vi.advanceTimersByTimeAsync(0);
}

test('nothing is traced before typing has paused', async () => {
  tracer.follow(map());
  await vi.advanceTimersByTimeAsync(249);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['services.a']);
});

test('what is looked at comes first, the rest afterwards', async () => {
  wanted = ['services.c'];
  tracer.follow(map());
  await pause();
  expect(asked).toEqual(['services.c']);
  wanted = ['services.b', 'services.c'];
  await answered();
  expect(asked).toEqual(['services.c', 'services.b']);
  await answered();
  await answered();
  expect(asked).toEqual(['services.c', 'services.b', 'services.a']);
});

test('an answer about an older text is dropped', async () => {
  const [old, next] = [map(), map()];
  tracer.follow(old);
  await pause();
  tracer.follow(next);
  expect(forgotten).toBe(1);
  await answered();
  expect(old.knows('services.a')).toBe(false);
  expect(next.knows('services.a')).toBe(false);
});

test('a section whose tracing fails is not tried again for the same text', async () => {
  const text = map();
  tracer.follow(text);
  await pause();
  refusals.at(-1)!(new Error('crash'));
  await vi.advanceTimersByTimeAsync(0);
  expect(text.refused('services.a')).toBe(true);
  expect(asked).toEqual(['services.a', 'services.b']);
});

test('when five seconds have gone into what nobody asked for, the rest waits to be asked for', async () => {
  tracer.follow(map());
  await pause();
  await vi.advanceTimersByTimeAsync(5000);
  await answered();
  expect(asked).toEqual(['services.a']);
  wanted = ['services.c'];
  tracer.look();
  expect(asked).toEqual(['services.a', 'services.c']);
});
