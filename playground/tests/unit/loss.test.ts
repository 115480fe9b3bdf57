import { expect, test } from 'vitest';
import type { Diagnostic, Outcome, ReportedKey } from '../../src/engine/protocol';
import { serviceOf, share, worst, type Fate } from '../../src/link/fate';
import { asJson, asMarkdown, byService, counts, lossRows } from '../../src/link/loss';

const place = (line: number) => ({ file: 'compose.yaml', line, column: 5, endLine: line, endColumn: 9, from: 0, to: 4 });

const key = (path: string, outcome: Outcome, more: Partial<ReportedKey> = {}): ReportedKey => ({
  path, place: place(3), outcome, usedAs: [], reason: null, messages: [], ...more,
});

const diagnostic = { ...place(3), code: 'x', severity: 'warning', message: '`cpu_shares` has no counterpart', path: '', label: '', related: [],
  help: [{ text: 'use `cpus`', edits: [] }], missing: null } satisfies Diagnostic;

const rows = lossRows({
  diagnostics: [diagnostic],
  keys: [
    key('services', 'translated'),
    key('services.web', 'translated'),
    key('services.web.cpu_shares', 'unsupported', { messages: [0] }),
    key('services.web.one.ports', 'approximated', { reason: 'a | b' }),
    key('volumes.data', 'not applicable'),
  ],
});

test('a row says what happens, why, and what to do', () => {
  expect(rows[2]).toMatchObject({ fate: 'dropped', happens: ['`cpu_shares` has no counterpart'], advice: ['use `cpus`'], why: null });
});

test('the sums of all and of each service', () => {
  expect(counts(rows)).toEqual({ exact: 2, changed: 1, dropped: 1, other: 1 });
  expect(byService(rows, ['web', 'web.one'])).toEqual([
    { service: 'web', counts: { exact: 1, changed: 0, dropped: 1, other: 0 } },
    { service: 'web.one', counts: { exact: 0, changed: 1, dropped: 0, other: 0 } },
    { service: '', counts: { exact: 1, changed: 0, dropped: 0, other: 1 } },
  ]);
});

const sum = (exact: number, changed = 0, dropped = 0, other = 0): Record<Fate, number> => ({ exact, changed, dropped, other });

test.each([
  [sum(0, 0, 0, 4), null],
  [sum(4, 0, 0, 9), 100],
  [sum(0, 1, 1), 0],
  [sum(999, 1), 99],
  [sum(1, 999), 1],
  [sum(92, 5, 3), 92],
])('of %j the share is %s', (counts, expected) => {
  expect(share(counts)).toBe(expected);
});

test.each([
  ['services.web', 'web'],
  ['services.web.one', 'web.one'],
  ['services.web.ports[0]', 'web'],
  ['services.website', ''],
  ['volumes.web', ''],
])('%s lies in the service %j', (path, service) => {
  expect(serviceOf(path, ['web', 'web.one'])).toBe(service);
});

const words = {
  title: 'Loss', nothing: 'Nothing.', fate: (fate: Fate) => fate,
  columns: ['Where', 'Key', 'Outcome', 'What happens', 'What to do'] as [string, string, string, string, string],
};

test('as Markdown it is a table whose cells cannot break it', () => {
  expect(asMarkdown(rows.slice(2, 4), words).split('\n')).toEqual([
    '## Loss',
    '',
    '| Where | Key | Outcome | What happens | What to do |',
    '| --- | --- | --- | --- | --- |',
    '| compose.yaml:3 | `services.web.cpu_shares` | dropped | `cpu_shares` has no counterpart | use `cpus` |',
    '| compose.yaml:3 | `services.web.one.ports` | changed | a \\| b |  |',
    '',
  ]);
  expect(asMarkdown([], words)).toBe('## Loss\n\nNothing.\n');
});

test('as JSON it has every row', () => {
  const { keys } = JSON.parse(asJson(rows)) as { keys: { path: string; outcome: string }[] };
  expect(keys.map(({ path }) => path)).toEqual(rows.map(({ key }) => key.path));
  expect(keys[2]).toMatchObject({ line: 3, column: 5, outcome: 'unsupported', messages: ['`cpu_shares` has no counterpart'] });
});

test('the worst fate decides', () => {
  expect(worst(['exact', 'changed', 'other'])).toBe('changed');
  expect(worst(['other', 'exact'])).toBe('exact');
  expect(worst(['other'])).toBe('other');
});
