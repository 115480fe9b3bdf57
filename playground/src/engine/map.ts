// A source map as it crosses from the worker to the page: texts once, numbers in transferred arrays. The engine's own
// answer repeats every line of the output and every diagnostic for each service, which the page has already.
import type { MapAnswer } from './protocol';

export interface PackedMap {
  /** The output files; the page takes a map only for the conversion that wrote the same ones. */
  files: string[];
  /** The texts that the numbers refer to. */
  texts: string[];
  /** For each key: path, file, from, to, line and how many entries of `makes` and of `defaults` are its own. */
  keys: Uint32Array<ArrayBuffer>;
  /** For each part of the output: file, line, last line, object, pointer. */
  makes: Uint32Array<ArrayBuffer>;
  /** For each line that is there because of a key and says nothing of it: file, line, why. */
  defaults: Uint32Array<ArrayBuffer>;
}

/** A part of the output that a key makes. */
export interface Made {
  /** The file, by its position in the answer to the conversion. */
  file: number;
  line: number;
  endLine: number;
  object: string;
  /** Its path in the object; empty for the whole of it. */
  pointer: string;
}

/** A line that is written by default. */
export interface Default {
  file: number;
  line: number;
  /** Whose default it is, a colon, and what it is good for; in English. */
  why: string;
}

/** A key or an item of a list, and what it makes. */
export interface TracedKey {
  path: string;
  file: string;
  from: number;
  to: number;
  line: number;
  makes: Made[];
  /** The lines among them that the project does not say. */
  defaults: Default[];
}

const KEY = 7;
const MADE = 5;
const DEFAULT = 3;

/** Packs an answer; null when the project is refused, which has no map. */
export function pack(answer: MapAnswer): PackedMap | null {
  if (!answer.ok) return null;
  const texts = new Map<string, number>();
  const number = (text: string) => {
    const at = texts.get(text) ?? texts.size;
    texts.set(text, at);
    return at;
  };
  const keys: number[] = [];
  const makes: number[] = [];
  const defaults: number[] = [];
  const written = defaultsOf(answer);
  for (const [at, { path, place, makes: made }] of answer.keys.entries()) {
    const own = written.get(at) ?? [];
    keys.push(number(path), number(place.file ?? ''), place.from, place.to, place.line, made.length, own.length);
    for (const part of made) makes.push(part.file, part.line, part.endLine, number(part.object), number(part.pointer));
    for (const { file, line, why } of own) defaults.push(file, line, number(why));
  }
  const arrays = { keys: Uint32Array.from(keys), makes: Uint32Array.from(makes), defaults: Uint32Array.from(defaults) };
  return { files: answer.files, texts: [...texts.keys()], ...arrays };
}

/** The lines that are written by default, by the key that they go with. Those of other sections go with none. */
function defaultsOf({ lines }: MapAnswer): Map<number, Default[]> {
  const found = new Map<number, Default[]>();
  for (const { file, line, keys: [key], default: isDefault, why } of lines) {
    if (!isDefault || key === undefined || why === null) continue;
    const own = found.get(key) ?? [];
    own.push({ file, line, why });
    found.set(key, own);
  }
  return found;
}

export function unpack({ texts, keys, makes, defaults }: PackedMap): TracedKey[] {
  const text = (at: number | undefined) => texts[at ?? -1] ?? '';
  const traced: TracedKey[] = [];
  let next = 0;
  let nextDefault = 0;
  for (let at = 0; at < keys.length; at += KEY) {
    const [path, file, from = 0, to = 0, line = 0, count = 0, own = 0] = keys.subarray(at, at + KEY);
    const made: Made[] = [];
    for (let part = 0; part < count; part++, next += MADE) {
      const [file = 0, line = 0, endLine = 0, object, pointer] = makes.subarray(next, next + MADE);
      made.push({ file, line, endLine, object: text(object), pointer: text(pointer) });
    }
    const written: Default[] = [];
    for (let part = 0; part < own; part++, nextDefault += DEFAULT) {
      const [file = 0, line = 0, why] = defaults.subarray(nextDefault, nextDefault + DEFAULT);
      written.push({ file, line, why: text(why) });
    }
    traced.push({ path: text(path), file: text(file), from, to, line, makes: made, defaults: written });
  }
  return traced;
}
