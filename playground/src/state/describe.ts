// Links in words, for the status line, the tooltips and screen readers.
import type { Made } from '../engine/map';
import { t } from '../i18n';
import type { LinkMap } from '../link/map';
import type { OutlineNode } from '../link/outline';
import type { Linked } from './link';

/** More parts than these are counted, not listed. */
const MOST_PARTS = 3;
const LONGEST_LINE = 48;

export interface Places {
  /** The number that the line has where it is shown; the line of its file, if it is not shown. */
  line(file: number, line: number): number;
  /** The text of a project file. */
  text(file: string): string;
}

/** What is linked, in one line. */
export function describeLink(map: LinkMap, link: Linked, places: Places): string {
  const [node] = link.inner;
  if (link.side === 'result') return describeLine(link, places);
  if (!node) return '';
  return `${source(node, places)} → ${targets(map, link, node, places)}`;
}

function targets(map: LinkMap, link: Linked, node: OutlineNode, places: Places): string {
  if (link.isPending) return t('link.pending');
  if (map.refused(node.section)) return t('link.failed');
  if (link.made.length > 0) return madeWords(link.made, places);
  const report = map.report(node);
  const message = map.answer.diagnostics[report?.messages[0] ?? -1]?.message;
  return message === undefined ? t('link.nothing') : `${t('link.nothing')} (${message})`;
}

function describeLine(link: Linked, places: Places): string {
  const [own] = link.made;
  const [node] = link.inner;
  const place = own ? placeWords(own, places) : '';
  if (link.isPending) return `${place} ← ${t('link.pending')}`;
  if (link.isDefault) return `${place}: ${node ? t('link.defaultOf', { path: node.path }) : t('link.default')}`;
  const keys = link.inner.map((node) => `${source(node, places)} (${t('link.inFile', { file: node.file, line: node.line })})`);
  return `${madeWords(link.made, places)} ← ${listed(keys)}`;
}

/** The key with its value, as it stands in the file, or the path if it takes up several lines. */
export function source(node: OutlineNode, { text }: Places): string {
  const isItem = node.path.endsWith(']');
  const own = text(node.file).slice(node.from, isItem ? node.to : node.end).trim();
  const line = own.split('\n')[0]?.replace(/\s+#.*$/, '').trim() ?? '';
  const isWhole = own.split('\n').length === 1 && line.length <= LONGEST_LINE;
  return isWhole && line !== '' ? line : (node.path.split(/\.(?=[^.]*$)/).at(-1) ?? node.path);
}

function madeWords(made: readonly Made[], places: Places): string {
  return listed(made.map((part) => placeWords(part, places)));
}

function placeWords({ file, line, endLine, object, pointer }: Made, places: Places): string {
  if (pointer === '' && line !== endLine) return object;
  const [from, to] = [places.line(file, line), places.line(file, endLine)];
  return `${object} ${from === to ? t('link.lines', { from }) : t('link.range', { from, to })}`;
}

function listed(words: readonly string[]): string {
  const rest = words.length - MOST_PARTS;
  const shown = words.slice(0, MOST_PARTS);
  return (rest > 0 ? [...shown, t('link.more', { count: rest })] : shown).join(', ');
}
