// Every case and every example in the browser's engine, against what the command's own code makes of them: the files, the
// canonical project, the messages, the report and the source map.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, config, convert, initSync, source_map } from '../../src/engine/pkg/kompose_wasm.js';
import type {
  CheckAnswer,
  ConfigAnswer,
  ConvertAnswer,
  Diagnostic,
  Key,
  MapAnswer,
  Range,
  Request,
} from '../../../wasm/src/types';

/** A range as documents have it: offsets count bytes. */
interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  start: number;
  end: number;
}

/** The messages as `--diagnostics json` writes them. */
interface Said {
  diagnostics: {
    code: string;
    severity: string;
    message: string;
    path: string;
    place: Place | null;
    label: string;
    related: { place: Place; text: string }[];
    help: { text: string; edits: { place: Place; replacement: string }[] }[];
  }[];
}

/** The report as `check --report json` writes it. */
interface Report {
  project: string;
  refused: boolean;
  counts: { translated: number; approximated: number; unsupported: number; notApplicable: number };
  keys: {
    path: string;
    place: Place;
    outcome: string;
    reason?: string;
    usedAs?: string[];
    messages: { code: string; severity: string; message: string }[];
  }[];
}

/** The source map as `--source-map` writes it. */
interface SourceMap {
  files: string[];
  keys: { path: string; place: Place; makes: object[] }[];
  lines: object[];
}

/** One project for one target: what is asked in JavaScript, and what the command writes. */
interface Line {
  name: string;
  request: Request;
  files: Record<string, { text?: string; base64?: string }>;
  config: string;
  diagnostics: string;
  report: string;
  sourceMap: string | null;
}

const repository = new URL('../../..', import.meta.url).pathname;
const engine = new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url);

let lines: Line[];

beforeAll(async () => {
  initSync({ module: new WebAssembly.Module(readFileSync(engine)) });
  const folder = mkdtempSync(join(tmpdir(), 'kompose-cases-'));
  const file = join(folder, 'lines.jsonl');
  const parameters = ['run', '--quiet', '-p', 'kompose-snapshots', '--bin', 'parity', '--', file];
  await promisify(execFile)('cargo', parameters, { cwd: repository });
  lines = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
  rmSync(folder, { recursive: true, force: true });
}, 900_000);

afterAll(() => console.log(`${lines.length} conversions of cases and examples compared`));

const minutes = 60_000;

/** The first projects for which two ways of asking give different answers, each with both. */
function differing<T>(among: Line[], inBrowser: (line: Line) => T, byCommand: (line: Line) => T): object[] {
  const compared = among.map((line) => ({ line, shown: inBrowser(line), written: byCommand(line) }));
  return compared
    .filter(({ shown, written }) => JSON.stringify(shown) !== JSON.stringify(written))
    .map(({ line, shown, written }) => ({ name: line.name, target: line.request.target, shown, written }));
}

function expectSame<T>(among: Line[], inBrowser: (line: Line) => T, byCommand: (line: Line) => T): void {
  const found = differing(among, inBrowser, byCommand);
  expect(found.slice(0, 3), `${found.length} of ${among.length} differ`).toEqual([]);
}

test('there are all cases and all examples, for both targets', () => {
  const names = new Set(lines.map(({ name }) => name));
  expect(lines).toHaveLength(2 * names.size);
  expect(names.size).toBeGreaterThan(300);
  expect(lines.filter(({ sourceMap }) => sourceMap !== null).length).toBeGreaterThan(100);
});

test('the files are the same to the byte', () => {
  const inBrowser = ({ request }: Line) =>
    asked<ConvertAnswer>(convert, request).files.map(({ path, text, base64 }) => [path, text ?? null, base64 ?? null]);
  expectSame(lines, inBrowser, ({ files }) => Object.entries(files).map(([path, { text, base64 }]) => [path, text ?? null, base64 ?? null]));
}, minutes);

test('the canonical project is the same to the byte', () => {
  const once = lines.filter(({ request }) => request.target === 'kubernetes');
  expectSame(once, ({ request }) => asked<ConfigAnswer>(config, request).text, (line) => line.config);
}, minutes);

test('the messages say the same of the same places', () => {
  const inBrowser = ({ request }: Line) => asked<ConvertAnswer>(convert, request).diagnostics.map(message);
  expectSame(lines, inBrowser, (line) => {
    const said = JSON.parse(line.diagnostics) as Said;
    return said.diagnostics.map((diagnostic) => messageOfCommand(diagnostic, line.request));
  });
}, minutes);

test('the report says the same of every key, with a conversion and without', () => {
  const reported = ({ request }: Line) => {
    const answer = asked<CheckAnswer>(check, request);
    const { project, access, ...counts } = answer.summary;
    return { ok: answer.ok, project, counts, keys: answer.keys.map((key) => keyOf(key, answer.diagnostics)) };
  };
  expectSame(lines, reported, ({ report, request }) => {
    const { refused, project, counts, keys } = JSON.parse(report) as Report;
    const { translated, approximated, unsupported, notApplicable } = counts;
    const known = { translated, approximated, unsupported, notApplicable };
    return { ok: !refused, project, counts: known, keys: keys.map((key) => keyOfCommand(key, request)) };
  });
  const along = ({ request }: Line) => asked<ConvertAnswer>(convert, { ...request, report: true }).keys;
  expectSame(lines, along, ({ request }) => asked<CheckAnswer>(check, request).keys);
}, 2 * minutes);

test('the source map leads to the same lines', () => {
  const mapped = lines.filter(({ sourceMap }) => sourceMap !== null);
  const inBrowser = ({ request }: Line) => {
    const { files, keys, lines } = JSON.parse(source_map(JSON.stringify(request), '')) as MapAnswer;
    return { files, keys: keys.map(({ path, place, makes }) => ({ path, place: range(place), makes: makes.map(sorted) })), lines: lines.map(sorted) };
  };
  expectSame(mapped, inBrowser, ({ sourceMap, request }) => {
    const { files, keys, lines } = JSON.parse(sourceMap ?? '') as SourceMap;
    const ofKey = ({ path, place, makes }: SourceMap['keys'][number]) => ({ path, place: rangeOfCommand(place, request), makes: makes.map(sorted) });
    return { files, keys: keys.map(ofKey), lines: lines.map(sorted) };
  });
}, 3 * minutes);

function asked<T>(ask: (request: string) => string, request: Request): T {
  return JSON.parse(ask(JSON.stringify(request))) as T;
}

/** The entries of an object in the order of their keys: the two write them in different orders. */
function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A sentence as the page shows it: its files lie in a folder that nobody sees. */
function shown(sentence: string): string {
  return sentence.replaceAll('`/project`', '`.`').replaceAll('/project/', '');
}

function message({ code, severity, message, path, label, related, help, ...place }: Diagnostic): object {
  return {
    ...{ code, severity, message: shown(message), path, label: shown(label), place: range(place) },
    related: related.map(({ text, ...place }) => ({ text: shown(text), place: range(place) })),
    help: help.map(({ text, edits }) => ({ text: shown(text), edits })),
  };
}

function messageOfCommand({ code, severity, message, path, label, related, help, place }: Said['diagnostics'][number], request: Request): object {
  const edit = ({ place, replacement }: { place: Place; replacement: string }) => {
    const { file, from, to } = rangeOfCommand(place, request);
    return { file, from, to, text: replacement };
  };
  return {
    ...{ code, severity, message: shown(message), path, label: shown(label), place: rangeOfCommand(place, request) },
    related: related.map(({ text, place }) => ({ text: shown(text), place: rangeOfCommand(place, request) })),
    help: help.map(({ text, edits }) => ({ text: shown(text), edits: edits.map(edit) })),
  };
}

function keyOf({ path, place, outcome, usedAs, reason, messages }: Key, diagnostics: Diagnostic[]): object {
  const said = messages.map((position) => diagnostics[position]).map((found) => [found?.code, found?.severity, shown(found?.message ?? '')]);
  return { path, place: range(place), outcome, usedAs, reason, said };
}

function keyOfCommand({ path, place, outcome, usedAs, reason, messages }: Report['keys'][number], request: Request): object {
  const said = messages.map(({ code, severity, message }) => [code, severity, shown(message)]);
  const word = outcome === 'notApplicable' ? 'not applicable' : outcome;
  return { path, place: rangeOfCommand(place, request), outcome: word, usedAs: usedAs ?? [], reason: reason ?? null, said };
}

function range({ file, line, column, endLine, endColumn, from, to }: Range): Range {
  return { file, line, column, endLine, endColumn, from, to };
}

/** The same range as JavaScript counts it. */
function rangeOfCommand(place: Place | null, request: Request): Range {
  if (place === null) return { file: null, line: 0, column: 0, endLine: 0, endColumn: 0, from: 0, to: 0 };
  const { line, column, endLine, endColumn, start, end } = place;
  const file = shown(place.file);
  const text = request.files.find(({ path }) => path === file)?.text ?? '';
  return { file, line, column, endLine, endColumn, from: units(text, start), to: units(text, end) };
}

/** How many UTF-16 units the first bytes of a text are. */
function units(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length;
}
