// The keys and items of the Compose files as a tree, with the stretch of text that each takes up. The engine says where a
// key's name stands; a person points at its value just as well.
import type { TextFile } from '../engine/protocol';

/** A key or item as the engine names it. */
export interface Named {
  path: string;
  file: string;
  /** The range of the name, or of the whole item, in UTF-16 units. */
  from: number;
  to: number;
  line: number;
}

export interface OutlineNode extends Named {
  /** Tells it from every other one, also from the same path in another file. */
  id: string;
  /** The stretch that it takes up with all that belongs to it, without blank lines and comments behind. */
  start: number;
  end: number;
  parent: OutlineNode | null;
  /** The path to ask the source map for; null if a whole section would have to be asked for. */
  section: string | null;
}

/** Their keys are the names of things, and each thing is traced for itself. */
const SECTIONS = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'];

export class Outline {
  readonly nodes: readonly OutlineNode[];
  readonly #files = new Map<string, OutlineNode[]>();
  readonly #byId: ReadonlyMap<string, OutlineNode>;

  constructor(files: readonly TextFile[], named: Iterable<Named>) {
    for (const { path } of files) this.#files.set(path, []);
    const seen = new Set<string>();
    for (const { path, file, from, to, line } of named) {
      const id = nodeId(file, path, from);
      if (seen.has(id)) continue;
      seen.add(id);
      this.#files.get(file)?.push({ id, path, file, from, to, line, start: from, end: to, parent: null, section: null });
    }
    for (const { path, text } of files) arrange(this.#files.get(path) ?? [], text);
    this.nodes = [...this.#files.values()].flat();
    this.#byId = new Map(this.nodes.map((node) => [node.id, node]));
  }

  node(id: string): OutlineNode | undefined {
    return this.#byId.get(id);
  }

  /** The nodes at a position, the innermost first. */
  at(file: string, position: number): OutlineNode[] {
    const found = (this.#files.get(file) ?? []).filter(({ start, end }) => start <= position && position <= end);
    // Where one ends the next may begin: what begins there is meant.
    const innermost = found.at(-1);
    return innermost ? lineage(innermost) : [];
  }

  /** The sections that can be traced, in the order of the files. */
  sections(): string[] {
    return [...new Set(this.nodes.flatMap(({ section }) => (section === null ? [] : [section])))];
  }
}

export function nodeId(file: string, path: string, from: number): string {
  return `${file}\n${path}\n${from}`;
}

/** The node and what it lies in, from the inside out. */
export function lineage(node: OutlineNode): OutlineNode[] {
  const line: OutlineNode[] = [];
  for (let at: OutlineNode | null = node; at; at = at.parent) line.push(at);
  return line;
}

/** Whether the node is a section or a name in one: all that belongs to the name hangs on it. */
export function isName({ parent, path }: OutlineNode): boolean {
  const section = parent === null ? path : parent.parent === null ? parent.path : '';
  return SECTIONS.includes(section);
}

/** Finds out parents, ends and sections of the nodes of one file; sorts them by where they start. */
function arrange(nodes: OutlineNode[], text: string): void {
  nodes.sort((a, b) => a.from - b.from || a.path.length - b.path.length);
  const open: OutlineNode[] = [];
  const close = (end: number) => {
    const node = open.pop();
    if (node) node.end = Math.max(node.to, lastWord(text, node.from, end));
  };
  for (const node of nodes) {
    const lineStart = text.lastIndexOf('\n', node.from - 1) + 1;
    while (open.length > 0 && !holds(open.at(-1), node, text)) close(node.from);
    node.parent = open.at(-1) ?? null;
    node.start = /^[\s-]*$/.test(text.slice(lineStart, node.from)) ? lineStart : node.from;
    node.section = section(node);
    open.push(node);
  }
  while (open.length > 0) close(text.length);
}

function holds(outer: OutlineNode | undefined, inner: OutlineNode, text: string): boolean {
  if (!outer || !inner.path.startsWith(outer.path)) return false;
  const next = inner.path[outer.path.length];
  if (next === '[') return true;
  // A service named `web.one` behind one named `web` stands in the same column, and is no key of it.
  return next === '.' && (inner.line === outer.line || column(inner, text) !== column(outer, text));
}

function column({ from }: Named, text: string): number {
  return from - text.lastIndexOf('\n', from - 1);
}

function section(node: OutlineNode): string | null {
  if (node.parent) return node.parent.section ?? node.path;
  return SECTIONS.includes(node.path) ? null : node.path;
}

/** Where the last line before `end` that is neither blank nor a comment ends. */
function lastWord(text: string, from: number, end: number): number {
  let stop = end;
  while (stop > from) {
    const lineStart = Math.max(text.lastIndexOf('\n', stop - 1) + 1, from);
    const line = text.slice(lineStart, stop);
    const word = line.trim();
    // The marks of a list belong to the item that follows.
    if (word !== '' && (!word.startsWith('#') || lineStart === from) && !/^-+$/.test(word)) return lineStart + line.trimEnd().length;
    stop = lineStart > from ? lineStart - 1 : from;
  }
  return from;
}
