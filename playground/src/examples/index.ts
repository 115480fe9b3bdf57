// The example projects of the repository, bundled as text.
import type { TextFile } from '../engine/protocol';

export interface Example {
  name: string;
  title: string;
  note: string;
  files: TextFile[];
}

const texts = import.meta.glob<string>('../../../examples/*/**', {
  query: '?raw',
  import: 'default',
  eager: true,
  exhaustive: true,
});

// From the first steps to the whole of Swarm; an example that is missing here comes last.
const order = [
  'flask-redis',
  'web-mysql-links',
  'todo-list',
  'image-gallery',
  'webserver-redis',
  'todo-list-postgres',
  'numbers',
  'mysql-spring',
  'monitoring',
  'swarm-secrets',
];

export const examples: Example[] = Object.entries(grouped())
  .map(([name, files]) => example(name, files))
  .sort((a, b) => rank(a.name) - rank(b.name));

function grouped(): Record<string, TextFile[]> {
  const folders: Record<string, TextFile[]> = {};
  for (const [address, text] of Object.entries(texts)) {
    const [name = '', ...path] = address.replace(/^.*\/examples\//, '').split('/');
    (folders[name] ??= []).push({ path: path.join('/'), text });
  }
  return folders;
}

function example(name: string, all: TextFile[]): Example {
  const [title = name, ...note] = (all.find(({ path }) => path === 'README.md')?.text ?? '').trim().split('\n');
  const files = all.filter(({ path }) => path !== 'README.md');
  // The Compose file first, then the others by name.
  files.sort((a, b) => Number(isCompose(b)) - Number(isCompose(a)) || a.path.localeCompare(b.path));
  return { name, title: title.replace(/^# /, ''), note: note.join(' ').trim(), files };
}

function isCompose({ path }: TextFile): boolean {
  return path.startsWith('compose.');
}

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}
