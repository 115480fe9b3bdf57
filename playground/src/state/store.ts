// What the page knows, as signals, and the functions that change it. The components only draw it.
import { batch, computed, signal } from '@preact/signals';
import { ComposeEditor } from '../editor/compose';
import type { Answer, Diagnostic, Help, OutputFile, OutputObject, Range, Target, TextFile } from '../engine/protocol';
import type { Example } from '../examples/read';
import { t, type Key } from '../i18n';
import { lineLosses } from './line-losses';
import { forgetProjectOptions, restoreOptions, snapshotOptions, type Options } from './options';
import { dismiss, OFFER_MS, toast } from './toasts';

export type EngineState =
  | { kind: 'starting' }
  | { kind: 'ready' }
  | { kind: 'slow' }
  | { kind: 'crashed'; message: string }
  | { kind: 'timeout' }
  | { kind: 'failed'; message: string };

export type View = 'input' | 'output' | 'problems';

/** What has been opened: the files, and the name of the folder that they come from, if they come from one. */
export interface Project {
  folder: string;
  files: TextFile[];
  /** What had been chosen about it; without them, only what is chosen about targets stays. */
  options?: Partial<Options>;
}

export const files = signal<TextFile[]>([]);
export const folder = signal('');
export const activeFile = signal('');
export const target = signal<Target>('kubernetes');
export const engine = signal<EngineState>({ kind: 'starting' });
export const version = signal('');
export const milliseconds = signal(0);
/** The answer to the latest text that has been answered. */
export const answer = signal<Answer | null>(null);
/** Whether `answer` is about the text as it stands; only then its offsets mean anything. */
export const current = signal(false);
/** The files of the last conversion of this project that went well, and what they are for. */
export const good = signal<{ target: Target; files: OutputFile[]; objects: OutputObject[]; project: number } | null>(null);
/** The chosen result file of each target; absent until somebody chooses. */
export const chosen = signal<Partial<Record<Target, string>>>({});
/** The pane that a narrow screen shows. */
export const view = signal<View>('input');
const REPLACED = 'replaced';
const LEFT = 'left';
const REMOVED = 'removed';

/** Counts what has been opened: an old result may stand beside a mistake, but not beside another project. */
let project = 0;

/** The example as it was opened, to tell whether anybody has changed it. */
let opened: TextFile[] = [];

/** The project as it was last opened, to compare with. */
export const asOpened = signal<Project | null>(null);

export const editor = new ComposeEditor({
  changed: (path, text, isOther) => {
    const leaves = isOther && !isWork() && /^services:/m.test(text);
    files.value = files.value.map((file) => (file.path === path ? { path, text } : file));
    current.value = false;
    dismiss(REPLACED);
    if (leaves) leaveExample(path);
  },
  fix: (help) => fix(help),
});

/** What selects a range of the file that is shown: the editor, unless something else stands in for it. */
let select = (from: number, to: number): void => editor.select(from, to);

export function selectBy(other: (from: number, to: number) => void): void {
  select = other;
}

/** Whether the result is that of an earlier text. */
export const stale = computed(() => {
  const isStopped = engine.value.kind === 'crashed' || engine.value.kind === 'timeout';
  return good.value !== null && (isStopped || answer.value?.ok === false);
});

/** Opens a project; `work` says whether somebody has written it, rather than an example. */
export function open(next: Project, work = false): void {
  batch(() => {
    [LEFT, REMOVED].forEach(dismiss);
    const unified = next.files.map(({ path, text }) => ({ path, text: text.replace(/\r\n?/g, '\n') }));
    editor.open(unified);
    opened = work ? [] : unified;
    project += 1;
    files.value = unified;
    folder.value = next.folder;
    if (next.options) restoreOptions(next.options);
    else forgetProjectOptions();
    asOpened.value = { folder: next.folder, files: unified, options: snapshotOptions() };
    current.value = false;
    chosen.value = {};
    showFile(unified[0]?.path ?? '');
  });
}

/** Whether there is something that somebody has written, and that no example can bring back. */
export function isWork(): boolean {
  return files.value.some((file) => !opened.includes(file)) || files.value.length !== opened.length;
}

export function openExample({ name, files }: Example): void {
  openKeeping(() => open({ folder: name, files }));
}

/** Opens something, and offers to bring back what it replaces if that was somebody's work. */
export function openKeeping(opening: () => void, said: Key = 'examples.replaced'): void {
  const before = isWork() && { folder: folder.value, files: files.value, options: snapshotOptions() };
  opening();
  dismiss(REPLACED);
  if (!before) return;
  const action = { title: () => t('examples.bringBack'), run: () => openKeeping(() => open(before, true)) };
  toast({ id: REPLACED, text: () => t(said), action });
}

/** Whoever pastes a project over an example wants neither the example's other files in it nor its name. */
function leaveExample(path: string): void {
  const rest = files.value.filter((file) => file.path !== path);
  const name = folder.value;
  for (const file of rest) editor.remove(file.path);
  files.value = files.value.filter((file) => file.path === path);
  folder.value = '';
  opened = [];
  // The example's result is none of the new project's, whatever is wrong with that.
  project += 1;
  if (rest.length === 0) return;
  const bringBack = () => {
    putFiles(rest);
    folder.value = name;
    showFile(path);
  };
  toast({ id: LEFT, text: () => t('examples.left'), action: { title: () => t('examples.bringBack'), run: bringBack }, lasts: OFFER_MS });
}

/** Shows an answer that was worked out beforehand for what has just been opened. */
export function showFirst(known: Answer): void {
  batch(() => {
    showResult(known, 'kubernetes');
    settle(known);
  });
}

export function showFile(path: string): void {
  editor.show(path);
  activeFile.value = path;
}

/** What is wrong with the name of a new file; null if nothing is. */
export function canAdd(path: string): string | null {
  if (path === '') return t('file.needsName');
  if (path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.' || part === '')) {
    return t('file.outside');
  }
  if (files.value.some((file) => file.path === path)) return t('file.exists', { path });
  return null;
}

/** Adds an empty file and shows it; says what is wrong with the name if it cannot. */
export function addFile(name: string): string | null {
  const path = name.trim().replace(/^(\.\/)+/, '');
  const problem = canAdd(path);
  if (problem === null) putFiles([{ path, text: '' }]);
  return problem;
}

/** Puts files beside those that are there, in place of those with the same paths, and shows the first. */
export function putFiles(added: readonly TextFile[]): void {
  const unified = added.map(({ path, text }) => ({ path, text: text.replace(/\r\n?/g, '\n') }));
  const paths = unified.map(({ path }) => path);
  for (const file of unified) {
    editor.remove(file.path);
    editor.add(file);
  }
  files.value = [...files.value.filter(({ path }) => !paths.includes(path)), ...unified];
  current.value = false;
  showFile(paths[0] ?? activeFile.value);
}

export function removeFile(path: string): void {
  const gone = files.value.filter((file) => file.path === path);
  const rest = files.value.filter((file) => file.path !== path);
  editor.remove(path);
  files.value = rest;
  current.value = false;
  showFile(rest[0]?.path ?? '');
  const action = { title: () => t('file.bringBack'), run: () => putFiles(gone) };
  toast({ id: REMOVED, text: () => t('file.removed', { path }), action, lasts: OFFER_MS });
}

export function jump(range: Pick<Range, 'file' | 'from' | 'to'>): void {
  if (range.file === null || !files.value.some(({ path }) => path === range.file)) return;
  showFile(range.file);
  view.value = 'input';
  // A narrow screen shows the editor only after the next drawing, and what is hidden cannot be focused.
  requestAnimationFrame(() => select(range.from, range.to));
}

/** Carries out a fix, unless the text has changed since it was proposed. */
export function fix(help: Help): void {
  if (current.value) editor.edit(help.edits);
}

/** Shows the files of an answer, also of one that is not about the latest text. */
export function receive(next: Answer, forTarget: Target): void {
  batch(() => {
    engine.value = { kind: 'ready' };
    showResult(next, forTarget);
  });
}

function showResult(next: Answer, forTarget: Target): void {
  if (next.ok) good.value = { target: forTarget, files: next.files, objects: next.objects, project };
  else if (good.value?.project !== project || good.value.target !== forTarget) good.value = null;
}

/** Shows all that an answer says of the text as it stands. */
export function settle(next: Answer, took = 0): void {
  batch(() => {
    answer.value = next;
    current.value = true;
    milliseconds.value = took;
    editor.mark(next.diagnostics, lineLosses(next));
  });
}

export function canJump(diagnostic: Diagnostic): boolean {
  return files.value.some(({ path }) => path === diagnostic.file);
}
