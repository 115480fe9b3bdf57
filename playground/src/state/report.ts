// The report of what is lost, as the page shows it.
import { computed, signal } from '@preact/signals';
import { t } from '../i18n';
import { serviceOf, type Fate } from '../link/fate';
import { byService, counts, lossRows, type LossRow, type LossWords } from '../link/loss';
import { answer } from './store';

/** The fate that is shown alone; null for all. */
export const onlyFate = signal<Fate | null>(null);
/** The service that is shown alone; the empty word for the project, null for all. */
export const onlyService = signal<string | null>(null);

/** Rows of the latest answer; none while it has no report, or is a refusal. */
export const rows = computed<LossRow[]>(() => (answer.value?.ok ? lossRows(answer.value) : []));

const services = computed(() => {
  const named = rows.value.flatMap(({ key }) => /^services\.([^.[]+)/.exec(key.path)?.[1] ?? []);
  const known = answer.value?.objects.flatMap((object) => object.services) ?? [];
  return [...new Set([...known, ...named])];
});

export const perService = computed(() => byService(rows.value, services.value));

export const sums = computed(() => counts(shownFor(rows.value, onlyService.value)));

export const shownRows = computed(() =>
  shownFor(rows.value, onlyService.value).filter(({ fate }) => onlyFate.value === null || fate === onlyFate.value),
);

function shownFor(rows: LossRow[], service: string | null): LossRow[] {
  return service === null ? rows : rows.filter(({ key }) => serviceOf(key.path, services.value) === service);
}

export function fateWords(fate: Fate): string {
  return t(`loss.${fate}`);
}

export function lossWords(): LossWords {
  const column = (name: 'where' | 'key' | 'outcome' | 'happens' | 'advice') => t(`loss.column.${name}`);
  return {
    title: t('loss.title'),
    nothing: t('loss.noneSuch'),
    columns: [column('where'), column('key'), column('outcome'), column('happens'), column('advice')],
    fate: fateWords,
  };
}
