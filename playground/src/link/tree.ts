// The objects of a result as a tree of two levels: by the service that they come from, by kind, or by file.
import type { OutputFile, OutputObject } from '../engine/protocol';

export const groupings = ['service', 'kind', 'file'] as const;
export type Grouping = (typeof groupings)[number];

export interface TreeItem {
  /** Unique in the tree. */
  id: string;
  title: string;
  /** What tells it from its neighbours besides the title; may be empty. */
  detail: string;
  /** The file, by its position and by its path. */
  file: number;
  path: string;
  line: number;
  isSecret: boolean;
  problems: number;
}

export interface TreeGroup {
  id: string;
  title: string;
  items: TreeItem[];
  problems: number;
}

export interface TreeSource {
  files: readonly OutputFile[];
  objects: readonly OutputObject[];
  /** How many problems there are with a service, and with an object. */
  problems: { services: ReadonlyMap<string, number>; objects: ReadonlyMap<string, number> };
}

export interface TreeWords {
  project: string;
  files: string;
}

export function tree(source: TreeSource, by: Grouping, words: TreeWords): TreeGroup[] {
  if (by === 'file') return [files(source, source.files.map((_, file) => file), { id: 'files', title: '' })];
  const groups = new Map<string, TreeGroup>();
  for (const object of source.objects) {
    const key = by === 'kind' ? object.kind : owner(object);
    const title = by === 'service' && key === '' ? words.project : key;
    const group = groups.get(key) ?? { id: `${by} ${key}`, title, items: [], problems: 0 };
    group.items.push(item(source, object, by));
    groups.set(key, group);
  }
  const found = [...groups.values()];
  for (const group of found) group.problems = problems(source, group, by);
  // What belongs to the project as a whole comes after the services.
  if (by === 'service') found.sort((a, b) => Number(a.id === 'service ') - Number(b.id === 'service '));
  const held = new Set(source.objects.map(({ file }) => file));
  const others = source.files.flatMap((_, file) => (held.has(file) ? [] : file));
  return others.length === 0 ? found : [...found, files(source, others, { id: 'files', title: words.files })];
}

/** The service that an object belongs to; none if it belongs to several or to the project. */
function owner({ services }: OutputObject): string {
  return services.length === 1 ? (services[0] ?? '') : '';
}

function item({ files, problems }: TreeSource, object: OutputObject, by: Grouping): TreeItem {
  const { id, kind, name, file, line } = object;
  return {
    id: `${file} ${line} ${id}`,
    title: by === 'kind' ? name : kind,
    detail: by === 'kind' ? '' : name,
    file,
    path: files[file]?.path ?? '',
    line,
    isSecret: files[file]?.secret ?? false,
    problems: problems.objects.get(id) ?? 0,
  };
}

function problems({ problems }: TreeSource, group: TreeGroup, by: Grouping): number {
  if (by === 'service') return problems.services.get(group.title) ?? 0;
  return group.items.reduce((sum, item) => sum + item.problems, 0);
}

function files({ files }: TreeSource, chosen: readonly number[], { id, title }: { id: string; title: string }): TreeGroup {
  const items = chosen.flatMap((file): TreeItem[] => {
    const found = files[file];
    if (!found) return [];
    return [{ id: `file ${found.path}`, title: found.path, detail: '', file, path: found.path, line: 1, isSecret: found.secret, problems: 0 }];
  });
  return { id, title, items, problems: 0 };
}

/** The groups with the items that have the text in them; a group that is called so keeps all of its items. */
export function filtered(groups: readonly TreeGroup[], text: string): TreeGroup[] {
  const wanted = text.toLowerCase();
  if (wanted === '') return [...groups];
  const has = (word: string) => word.toLowerCase().includes(wanted);
  return groups.flatMap((group) => {
    if (has(group.title)) return group;
    const items = group.items.filter(({ title, detail }) => has(title) || has(detail));
    return items.length === 0 ? [] : { ...group, items };
  });
}
