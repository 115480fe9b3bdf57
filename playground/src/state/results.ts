// The result files as the page lists and shows them.
import { computed } from '@preact/signals';
import type { OutputFile, Target } from '../engine/protocol';
import type { ResultText } from '../editor/result';
import { t } from '../i18n';
import { chosen, good } from './store';

/** The path that stands for all manifests in one text, as `kubectl apply -f -` takes them. */
export const ALL = '*';

export const resultFiles = computed<OutputFile[]>(() => good.value?.files ?? []);

export const hasResult = computed(() => resultFiles.value.length > 0);

/** The target of the files that are shown, which is the chosen one as soon as its answer is there. */
const target = computed<Target>(() => good.value?.target ?? 'kubernetes');

/** Whether the files can be shown as one text as well. */
export const hasAll = computed(() => target.value === 'kubernetes' && resultFiles.value.filter(isManifest).length > 1);

export const resultPath = computed(() => {
  const wanted = chosen.value[target.value];
  const exists = (path: string) => (path === ALL ? hasAll.value : resultFiles.value.some((file) => file.path === path));
  if (wanted !== undefined && exists(wanted)) return wanted;
  return hasAll.value ? ALL : (resultFiles.value[0]?.path ?? '');
});

/** A file of the result in the text that is shown. */
export interface Part {
  /** Its position in the files of the answer. */
  file: number;
  /** The line of the text that is its first one, and how many it has. */
  line: number;
  count: number;
}

const shown = computed<{ text: string; parts: Part[] }>(() => {
  const path = resultPath.value;
  if (path === ALL) return stream(resultFiles.value);
  const file = resultFiles.value.findIndex((file) => file.path === path);
  const text = shownText(resultFiles.value[file]);
  return { text, parts: file < 0 ? [] : [{ file, line: 1, count: countLines(text) }] };
});

export const resultText = computed<ResultText>(() => {
  const path = resultPath.value;
  return { key: `${target.value} ${path}`, path: path === ALL ? 'all.yaml' : path, text: shown.value.text };
});

/** Where a line of a result file stands in the text that is shown; null if it does not. */
export function shownLine(file: number, line: number): number | null {
  const part = shown.value.parts.find((part) => part.file === file);
  return part && line <= part.count ? part.line + line - 1 : null;
}

/** Which line of which result file a line of the shown text is; null if it belongs to none. */
export function fileLine(number: number): { file: number; line: number } | null {
  const part = shown.value.parts.find(({ line, count }) => line <= number && number < line + count);
  return part ? { file: part.file, line: number - part.line + 1 } : null;
}

/** Shows the result file, alone or among all, whichever already holds it. */
export function showResultFile(file: number): void {
  const path = resultFiles.value[file]?.path;
  if (path !== undefined && good.value && shownLine(file, 1) === null) chosen.value = { ...chosen.value, [good.value.target]: path };
}

/** What `kubectl apply` takes out of one text with others. */
function isManifest({ path }: OutputFile): boolean {
  return /\.ya?ml$/.test(path);
}

function stream(files: OutputFile[]): { text: string; parts: Part[] } {
  const parts: Part[] = [];
  let text = '';
  let line = 1;
  for (const [at, file] of files.entries()) {
    if (!isManifest(file)) continue;
    const content = shownText(file);
    const head = `${text === '' ? '' : '---\n'}# ${file.path}\n`;
    line += countLines(head);
    parts.push({ file: at, line, count: countLines(content) });
    line += countLines(content);
    text += head + content;
  }
  return { text, parts };
}

function countLines(text: string): number {
  const ends = text.split('\n').length - 1;
  return text.endsWith('\n') ? ends : ends + 1;
}

function shownText(file: OutputFile | undefined): string {
  if (!file) return '';
  return file.text ?? `(${t('result.binary', { count: atob(file.base64 ?? '').length })})\n`;
}
