// A project as a link: `#v1.` and the project as JSON, compressed against a frozen dictionary, in the letters that an
// address may hold. Whatever a link says is read with care: it comes from anywhere.
import { deflateSync, Inflate } from 'fflate';
import type { Target, TextFile } from '../engine/protocol';
import { DICTIONARY } from './share-dict.v1';

/** What a link carries. */
export interface Shared {
  /** What the project is called without a name of its own; empty if nobody says. */
  folder: string;
  files: TextFile[];
  target: Target;
  /** The options that differ from the defaults, by their names in the request. */
  options: Record<string, unknown>;
  place: Place;
}

/** Where the person is who shares. */
export interface Place {
  /** The file that is shown; the first one when absent. */
  file?: string;
  /** The selection in it, in UTF-16 units. */
  selection?: [anchor: number, head: number];
  /** The pane that a narrow screen shows. */
  pane?: string;
}

/** Why a link says nothing. */
export type Fault = 'foreign' | 'newer' | 'broken' | 'large' | 'unsafe';

export type Reading = { kind: 'project'; shared: Shared } | { kind: 'fault'; fault: Fault };

export const PREFIX = '#v1.';

/** What a link may unfold to, in bytes. */
export const MOST_BYTES = 2 * 1024 * 1024;
export const MOST_FILES = 64;

// Small steps, so that a link that unfolds to very much is left early.
const STEP = 1024;

/** The fragment of the link. */
export function write(shared: Shared): string {
  const json = new TextEncoder().encode(JSON.stringify(content(shared)));
  return PREFIX + letters(deflateSync(json, { level: 9, mem: 12, dictionary: DICTIONARY }));
}

/** Reads a fragment that may be a link of any version, or anything else. */
export function read(fragment: string): Reading {
  const version = /^#v(\d+)\./.exec(fragment)?.[1];
  if (version === undefined || Number(version) === 0) return { kind: 'fault', fault: 'foreign' };
  if (Number(version) > 1) return { kind: 'fault', fault: 'newer' };
  try {
    return restored(JSON.parse(unfolded(bytes(fragment.slice(PREFIX.length)))));
  } catch (error) {
    return { kind: 'fault', fault: error instanceof TooLarge ? 'large' : 'broken' };
  }
}

/** Whether a name lies inside the project. */
export function isInside(path: string): boolean {
  return path !== '' && !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

class TooLarge extends Error {}

/** What is written down; what has its default stays out. */
function content({ folder, files, target, options, place }: Shared): Record<string, unknown> {
  const first = files[0]?.path;
  const at = {
    ...(place.file !== undefined && place.file !== first && { a: place.file }),
    ...(place.selection && place.selection.some((offset) => offset > 0) && { s: place.selection }),
    ...(place.pane !== undefined && place.pane !== 'input' && { v: place.pane }),
  };
  return {
    f: Object.fromEntries(files.map(({ path, text }) => [path, text])),
    ...(target !== 'kubernetes' && { t: target }),
    ...(folder !== '' && { n: folder }),
    ...(Object.keys(options).length > 0 && { o: options }),
    ...(Object.keys(at).length > 0 && { p: at }),
  };
}

/** What is read: a field that is unknown is passed over, one that is missing or is no such thing has its default. */
function restored(value: unknown): Reading {
  if (!isRecord(value) || !isRecord(value['f'])) return { kind: 'fault', fault: 'broken' };
  const files = Object.entries(value['f']).map(([path, text]) => ({ path, text }));
  if (files.length > MOST_FILES) return { kind: 'fault', fault: 'large' };
  if (files.some(({ path }) => !isInside(path))) return { kind: 'fault', fault: 'unsafe' };
  const texts = files.filter((file): file is TextFile => typeof file.text === 'string');
  if (texts.length === 0) return { kind: 'fault', fault: 'broken' };
  const { n, t, o, p } = value;
  const shared: Shared = {
    folder: typeof n === 'string' ? n : '',
    files: texts,
    target: t === 'swarm' ? 'swarm' : 'kubernetes',
    options: isRecord(o) ? o : {},
    place: place(isRecord(p) ? p : {}, texts),
  };
  return { kind: 'project', shared };
}

function place({ a, s, v }: Record<string, unknown>, files: TextFile[]): Place {
  const shown = files.find(({ path }) => path === a) ?? files[0];
  const end = shown?.text.length ?? 0;
  const offsets = Array.isArray(s) ? s.filter((offset) => Number.isInteger(offset) && offset >= 0 && offset <= end) : [];
  return {
    ...(shown && { file: shown.path }),
    ...(offsets.length === 2 && { selection: [offsets[0], offsets[1]] as [number, number] }),
    ...(typeof v === 'string' && { pane: v }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unfolded(compressed: Uint8Array): string {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate({ dictionary: DICTIONARY }, (part) => {
    length += part.length;
    if (length > MOST_BYTES) throw new TooLarge();
    parts.push(part);
  });
  for (let at = 0; at < compressed.length; at += STEP) {
    inflate.push(compressed.subarray(at, at + STEP), at + STEP >= compressed.length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(whole);
}

// Letters, digits, - and _ are left alone by everything that passes an address on.
function letters(data: Uint8Array): string {
  let text = '';
  for (const byte of data) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Behind the letters a chat may have left a full stop or a bracket of the sentence around the link. */
function bytes(text: string): Uint8Array {
  const clean = text.replace(/(%[0-9A-F]{2}|[^\w-])+$/i, '').replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(clean), (letter) => letter.charCodeAt(0));
}
