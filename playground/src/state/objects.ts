// The objects of the result as the page groups them, and the one that was opened last.
import { computed, effect, signal, untracked } from '@preact/signals';
import { t } from '../i18n';
import { serviceOf } from '../link/fate';
import { tree, type Grouping, type TreeItem } from '../link/tree';
import { resultView } from './result-view';
import { ALL, resultFiles, resultPath, shownLine } from './results';
import { steady } from './steady';
import { answer, chosen, good } from './store';

export const grouping = signal<Grouping>('service');

/** The id of the object that was opened last, in the target that it was opened in. */
const opened = signal<{ id: string; services: string[]; target: string } | null>(null);

/** How many errors and warnings there are with each object, as far as the links are known. */
export const objectProblems = signal<ReadonlyMap<string, number>>(new Map());

/** How many errors and warnings there are with each service. */
const serviceProblems = computed(() => {
  const services = new Map<string, number>();
  const names = [...new Set(good.value?.objects.flatMap((object) => object.services) ?? [])];
  for (const { severity, path } of answer.value?.diagnostics ?? []) {
    const service = serviceOf(path, names);
    if (severity !== 'note') services.set(service, (services.get(service) ?? 0) + 1);
  }
  return services;
});

export const groups = steady(() =>
  tree(
    { files: resultFiles.value, objects: good.value?.objects ?? [], problems: { services: serviceProblems.value, objects: objectProblems.value } },
    grouping.value,
    { project: t('tree.project'), files: t('tree.files') },
  ),
);

/** The id of the item that is shown; `ALL` when all manifests are. */
export const shownItem = computed(() => {
  if (resultPath.value === ALL) return ALL;
  const items = groups.value.flatMap(({ items }) => items);
  const inFile = items.filter(({ path }) => path === resultPath.value);
  return (inFile.find(({ id }) => id === opened.value?.id) ?? inFile[0])?.id ?? '';
});

export function openAll(): void {
  if (good.value) chosen.value = { ...chosen.value, [good.value.target]: ALL };
}

/** Shows the file of an item, and its object in it. */
export function openItem({ id, path, file, line }: TreeItem): void {
  if (!good.value) return;
  const object = good.value.objects.find((object) => object.file === file && object.line === line);
  opened.value = { id, services: object?.services ?? [], target: good.value.target };
  chosen.value = { ...chosen.value, [good.value.target]: path };
  reveal(file, line);
}

function reveal(file: number, line: number): void {
  requestAnimationFrame(() => {
    const shown = shownLine(file, line);
    if (shown !== null) resultView.reveal(shown);
  });
}

/** Looks for the same object when the target has changed, from now on. */
export function followTargets(): void {
  effect(() => {
    const result = good.value;
    const before = untracked(() => opened.value);
    const [service] = before?.services ?? [];
    if (!result || !before || before.target === result.target || service === undefined) return;
    const same = result.objects.find(({ services }) => services.includes(service));
    opened.value = same ? { id: `${same.file} ${same.line} ${same.id}`, services: same.services, target: result.target } : null;
    if (same) reveal(same.file, same.line);
  });
}
