// Takes in files and folders from the computer: dropped on the page, or chosen. They stay in the page.
import type { TextFile } from '../engine/protocol';
import { t } from '../i18n';
import { composeFiles, isYaml } from './compose-files';
import { change } from './options';
import { files, folder, open, openKeeping, putFiles } from './store';
import { toast } from './toasts';

const MOST_FILES = 200;
const MOST_BYTES = 1 << 20;
const SHOWN_MS = 6000;
/** Folders that hold no part of a Compose project, and a great many files. */
const skipped = new Set(['node_modules', '.git', 'target', 'dist', 'vendor', '__pycache__', '.venv']);

export interface Taken {
  /** The folder that all files lie in; empty if they were chosen one by one. */
  folder: string;
  files: TextFile[];
  /** How many were left out: too large, too many, or no text. */
  left: number;
}

interface Found {
  path: string;
  file(): Promise<File>;
}

/** Reads what has been dropped. */
export async function takeDropped(dropped: readonly (FileSystemEntry | File)[]): Promise<Taken> {
  const alone = (file: File): Found[] => [{ path: file.name, file: () => Promise.resolve(file) }];
  const found = await Promise.all(dropped.map((each) => (each instanceof File ? alone(each) : walk(each, ''))));
  return read(found.flat());
}

export function takeChosen(list: FileList): Promise<Taken> {
  const found = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file: () => Promise.resolve(file) }));
  return read(found.filter(({ path }) => !path.split('/').some((part) => skipped.has(part))));
}

async function walk(entry: FileSystemEntry, above: string): Promise<Found[]> {
  const path = above + entry.name;
  if (entry.isFile) {
    return [{ path, file: () => new Promise((done, failed) => (entry as FileSystemFileEntry).file(done, failed)) }];
  }
  if (skipped.has(entry.name)) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  // A folder hands out its entries in parts, and an empty part is the end.
  while (found.length <= MOST_FILES) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) break;
    for (const each of part) found.push(...(await walk(each, `${path}/`)));
  }
  return found;
}

async function read(found: Found[]): Promise<Taken> {
  const texts = await Promise.all(found.slice(0, MOST_FILES).map(async ({ path, file }) => ({ path, text: await text(file) })));
  const kept = texts.filter((file): file is TextFile => file.text !== null);
  const root = commonFolder(kept.map(({ path }) => path));
  const files = kept.map(({ path, text }) => ({ path: root === '' ? path : path.slice(root.length + 1), text }));
  return { folder: root, files: inOrder(files), left: found.length - files.length };
}

async function text(open: () => Promise<File>): Promise<string | null> {
  const file = await open().catch(() => null);
  if (!file || file.size > MOST_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The first folder of all paths, if they share it. */
export function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : '';
  return folder !== '' && paths.every((path) => path.startsWith(`${folder}/`)) ? folder : '';
}

/** The Compose files first, then the others by name. */
function inOrder(files: TextFile[]): TextFile[] {
  const compose = composeFiles(files.map(({ path }) => path));
  const rank = ({ path }: TextFile) => (compose.includes(path) ? compose.indexOf(path) : compose.length);
  return files.sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
}

/** Opens what was taken if it is a project; otherwise puts it beside the files that are open. */
export function receiveFiles({ folder: name, files: taken, left }: Taken): void {
  if (taken.length > 0) place(name, taken);
  toast({ id: 'taken', text: () => t(left > 0 ? 'take.some' : 'take.all', { count: taken.length, left }), lasts: SHOWN_MS });
}

function place(name: string, taken: TextFile[]): void {
  const paths = taken.map(({ path }) => path);
  const single = composeFiles(paths).length === 0 ? paths.find((path) => isYaml(path) && !path.includes('/')) : undefined;
  const isOpen = files.value.some(({ text }) => text.trim() !== '') && composeFiles(files.value.map(({ path }) => path)).length > 0;
  if (composeFiles(paths).length === 0 && (single === undefined || isOpen)) {
    putFiles(taken);
    return;
  }
  openKeeping(() => {
    open({ folder: name || folder.value, files: taken }, true);
    if (single !== undefined) change({ compose: [single] });
  });
}
