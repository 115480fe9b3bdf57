// What is lost on the way from the project to the result, key by key: the engine's report, put in order for people.
import type { Answer, ReportedKey } from '../engine/protocol';
import { fateOf, serviceOf, type Fate } from './fate';

export interface LossRow {
  key: ReportedKey;
  fate: Fate;
  /** What happens, as the engine says it; empty for an exact translation. */
  happens: string[];
  why: string | null;
  /** What to do about it. */
  advice: string[];
}

export interface ServiceLoss {
  /** The service; empty for what belongs to the project. */
  service: string;
  counts: Record<Fate, number>;
}

const none = (): Record<Fate, number> => ({ exact: 0, changed: 0, dropped: 0, other: 0 });

export function lossRows({ keys = [], diagnostics }: Pick<Answer, 'keys' | 'diagnostics'>): LossRow[] {
  return keys.map((key) => {
    const messages = key.messages.flatMap((at) => diagnostics[at] ?? []);
    const advice = messages.flatMap(({ help }) => help.map(({ text }) => text));
    return { key, fate: fateOf[key.outcome], happens: messages.map(({ message }) => message), why: key.reason, advice };
  });
}

export function counts(rows: readonly LossRow[]): Record<Fate, number> {
  const sums = none();
  for (const { fate } of rows) sums[fate] += 1;
  return sums;
}

/** The sums for each service, in the order of the files, and for what belongs to none. */
export function byService(rows: readonly LossRow[], services: readonly string[]): ServiceLoss[] {
  const sums = new Map<string, Record<Fate, number>>();
  for (const { key, fate } of rows) {
    const service = serviceOf(key.path, services);
    const counts = sums.get(service) ?? none();
    counts[fate] += 1;
    sums.set(service, counts);
  }
  const project = sums.get('');
  sums.delete('');
  const named = [...sums].map(([service, counts]) => ({ service, counts }));
  return project ? [...named, { service: '', counts: project }] : named;
}

/** The words of a report for other people, in the language of the page. */
export interface LossWords {
  title: string;
  nothing: string;
  columns: [where: string, key: string, outcome: string, happens: string, advice: string];
  fate(fate: Fate): string;
}

export function asMarkdown(rows: readonly LossRow[], words: LossWords): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |\n`;
  if (rows.length === 0) return `## ${words.title}\n\n${words.nothing}\n`;
  const body = rows.map(({ key, fate, happens, why, advice }) => {
    const where = key.place.file === null ? '' : `${key.place.file}:${key.place.line}`;
    return line([where, `\`${key.path}\``, words.fate(fate), sentences([...happens, why]), sentences(advice)]);
  });
  return `## ${words.title}\n\n${line(words.columns)}${line(words.columns.map(() => '---'))}${body.join('')}`;
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('; ');
}

export function asJson(rows: readonly LossRow[]): string {
  const keys = rows.map(({ key: { path, place, outcome, usedAs, reason }, happens, advice }) => ({
    path,
    file: place.file,
    line: place.line,
    column: place.column,
    outcome,
    usedAs,
    reason,
    messages: happens,
    advice,
  }));
  return `${JSON.stringify({ keys }, null, 2)}\n`;
}
