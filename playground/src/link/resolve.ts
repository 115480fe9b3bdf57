// From a place in one of the editors to its partners in the other one.
import type { Made } from '../engine/map';
import type { LinkMap } from './map';
import { isName, type OutlineNode } from './outline';

/** A place in the project's files or in the result. */
export type Spot =
  | { side: 'compose'; file: string; position: number }
  /** The file by its position in the answer, the line counted from 1. */
  | { side: 'result'; file: number; line: number };

export interface Link {
  /** The keys that are meant. */
  inner: OutlineNode[];
  /** Keys that have a part in it too, the closest first. */
  outer: OutlineNode[];
  /** What the keys make; for a line that no key says, the line alone. */
  made: Made[];
  /** Whether the engine has still to say what belongs here. */
  isPending: boolean;
  /** Whether it is a line of the result that no key says. */
  isDefault: boolean;
}

export function resolve(map: LinkMap, spot: Spot): Link | null {
  return spot.side === 'compose' ? fromCompose(map, spot) : fromResult(map, spot);
}

/** The sections that have to be traced before the link from a place is whole, the most needed first. */
export function needed(map: LinkMap, spot: Spot): string[] {
  if (spot.side === 'result') return map.sectionsFor(spot.file, spot.line).filter((section) => !map.knows(section));
  const section = map.outline.at(spot.file, spot.position)[0]?.section ?? null;
  return section === null || map.knows(section) ? [] : [section];
}

/** The link of keys that have been pinned by their paths; keys that there are no longer are left out. */
export function fromKeys(map: LinkMap, keys: readonly { file: string; path: string }[]): Link | null {
  const nodes = keys.flatMap(
    ({ file, path }) => map.outline.nodes.find((node) => node.file === file && node.path === path) ?? [],
  );
  return nodes.length === 0 ? null : ofNodes(map, nodes);
}

function ofNodes(map: LinkMap, inner: OutlineNode[]): Link {
  const made = inner.map((node) => map.makes(node));
  return { inner, outer: [], made: distinct(made.flatMap((made) => made ?? [])), isPending: made.includes(null), isDefault: false };
}

function fromCompose(map: LinkMap, { file, position }: Spot & { side: 'compose' }): Link | null {
  const [node] = map.outline.at(file, position);
  return node ? ofNodes(map, [node]) : null;
}

function fromResult(map: LinkMap, spot: Spot & { side: 'result' }): Link | null {
  const { file, line } = spot;
  const { inner, outer } = map.makers(file, line);
  const isDefault = inner.every(isName);
  const isPending = isDefault && needed(map, spot).length > 0;
  const own = { file, line, endLine: line, object: map.object(file, line)?.id ?? '', pointer: '' };
  const made = isDefault ? [own] : distinct(inner.flatMap((node) => map.makes(node) ?? []));
  return { inner, outer, made, isPending, isDefault };
}

/** Each part once, in the order of the result. */
function distinct(made: readonly Made[]): Made[] {
  const known = new Map(made.map((part) => [`${part.file} ${part.line} ${part.endLine}`, part]));
  return [...known.values()].sort((a, b) => a.file - b.file || a.line - b.line);
}
