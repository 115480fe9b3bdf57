// The result files as the page lists and shows them.
import { computed } from '@preact/signals';
import type { OutputFile, Target } from '../engine/protocol';
import type { ResultText } from '../editor/result';
import { t } from '../i18n';
import { chosen, good } from './store';

/** The path that stands for all manifests in one text, as `kubectl apply -f -` takes them. */
export const ALL = '*';

export const resultFiles = computed<OutputFile[]>(() => good.value?.files ?? []);

/** The target of the files that are shown, which is the chosen one as soon as its answer is there. */
const target = computed<Target>(() => good.value?.target ?? 'kubernetes');

export const resultPath = computed(() => {
  const wanted = chosen.value[target.value];
  const exists = (path: string | undefined) => path === ALL || resultFiles.value.some((file) => file.path === path);
  return wanted !== undefined && exists(wanted) ? wanted : first(target.value, resultFiles.value);
});

export const resultText = computed<ResultText>(() => {
  const path = resultPath.value;
  const text = path === ALL ? stream(resultFiles.value) : shownText(resultFiles.value.find((file) => file.path === path));
  return { key: `${target.value} ${path}`, path: path === ALL ? 'all.yaml' : path, text };
});

function first(target: Target, files: OutputFile[]): string {
  return target === 'kubernetes' && files.length > 1 ? ALL : (files[0]?.path ?? '');
}

function stream(files: OutputFile[]): string {
  const manifests = files.filter(({ path }) => /\.ya?ml$/.test(path));
  return manifests.map((file) => `# ${file.path}\n${shownText(file)}`).join('---\n');
}

function shownText(file: OutputFile | undefined): string {
  if (!file) return '';
  return file.text ?? `(${t('result.binary', { count: atob(file.base64 ?? '').length })})\n`;
}
