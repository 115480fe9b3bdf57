// Makes example projects of the files in the repository's `examples/`.
import type { TextFile } from '../engine/protocol';

export interface Example {
  name: string;
  title: string;
  note: string;
  /** What to look at in the result. */
  lesson: string;
  files: TextFile[];
}

/** The examples among files that are given by their addresses. */
export function read(texts: Record<string, string>): Example[] {
  const folders: Record<string, TextFile[]> = {};
  for (const [address, text] of Object.entries(texts)) {
    const [name = '', ...path] = address.replace(/^.*\/examples\//, '').split('/');
    (folders[name] ??= []).push({ path: path.join('/'), text });
  }
  return Object.entries(folders).map(([name, files]) => example(name, files));
}

function example(name: string, all: TextFile[]): Example {
  const readme = all.find(({ path }) => path === 'README.md')?.text ?? '';
  const [title = name, note = '', lesson = ''] = readme.trim().split(/\n{2,}/).map((part) => part.replaceAll('\n', ' '));
  const files = all.filter(({ path }) => path !== 'README.md');
  // The Compose file first, then the others by name.
  files.sort((a, b) => Number(isCompose(b)) - Number(isCompose(a)) || a.path.localeCompare(b.path));
  return { name, title: title.replace(/^# /, ''), note, lesson, files };
}

function isCompose({ path }: TextFile): boolean {
  return path === 'compose.yaml';
}
