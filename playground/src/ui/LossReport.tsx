// What becomes of each key of the project: a row for each, filters, and a bar for each service.
import '../styles/loss.css';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { fates, type Fate } from '../link/fate';
import { asJson, asMarkdown, type LossRow, type ServiceLoss } from '../link/loss';
import { fateWords, lossWords, onlyFate, onlyService, perService, rows, shownRows, sums } from '../state/report';
import { answer, jump } from '../state/store';
import { Prose } from './Prose';

/** So many rows are drawn at first; a project with thousands of keys is drawn in steps. */
const PAGE = 400;

export function LossReport() {
  if (!answer.value?.ok || rows.value.length === 0) return <p class="nothing">{t('loss.nothing')}</p>;
  return (
    <div class="loss">
      <Bars />
      <Filters />
      <Rows key={`${onlyFate.value} ${onlyService.value}`} />
    </div>
  );
}

function Filters() {
  const all = fates.reduce((sum, fate) => sum + sums.value[fate], 0);
  return (
    <div class="loss-filters" role="group" aria-label={t('loss.filter')}>
      <Filter fate={null} title={t('loss.all')} count={all} />
      {fates.map((fate) => (
        <Filter key={fate} fate={fate} title={fateWords(fate)} count={sums.value[fate]} />
      ))}
    </div>
  );
}

function Filter({ fate, title, count }: { fate: Fate | null; title: string; count: number }) {
  return (
    <button type="button" class="button small" aria-pressed={onlyFate.value === fate} onClick={() => (onlyFate.value = fate)}>
      {fate && <span class={`fate fate-${fate}`} />}
      {title} <span class="count">{count}</span>
    </button>
  );
}

function Bars() {
  if (perService.value.length < 2) return null;
  return (
    <ul class="loss-bars" aria-label={t('loss.service')}>
      {perService.value.map((loss) => (
        <Bar key={loss.service} loss={loss} />
      ))}
    </ul>
  );
}

function Bar({ loss: { service, counts } }: { loss: ServiceLoss }) {
  const { exact, changed, dropped } = counts;
  const name = service === '' ? t('loss.project') : service;
  const all = Math.max(1, exact + changed + dropped);
  const parts = [
    ['exact', exact],
    ['changed', changed],
    ['dropped', dropped],
  ] as const;
  const isChosen = onlyService.value === service;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={t('loss.bar', { service: name, exact, changed, dropped })}
        title={t('loss.bar', { service: name, exact, changed, dropped })}
        onClick={() => (onlyService.value = isChosen ? null : service)}
      >
        <span>{name}</span>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          {parts.map(([fate, count], at) => {
            const before = parts.slice(0, at).reduce((sum, [, count]) => sum + count, 0);
            return <rect key={fate} class={`bar-${fate}`} x={(before / all) * 100} width={(count / all) * 100} height="8" />;
          })}
        </svg>
      </button>
    </li>
  );
}

function Rows() {
  const [most, setMost] = useState(PAGE);
  const found = shownRows.value;
  if (found.length === 0) return <p class="nothing">{t(onlyFate.value === 'changed' || onlyFate.value === 'dropped' ? 'loss.everything' : 'loss.noneSuch')}</p>;
  return (
    <div class="loss-rows" role="region" aria-label={t('loss.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('loss.column.key')}</th>
            <th scope="col">{t('loss.column.happens')}</th>
            <th scope="col">{t('loss.column.advice')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, most).map((row, at) => (
            <Row key={at} row={row} />
          ))}
        </tbody>
      </table>
      {found.length > most && (
        <button type="button" class="button" onClick={() => setMost(most + PAGE)}>
          {t('loss.more', { count: found.length - most })}
        </button>
      )}
    </div>
  );
}

function Row({ row: { key, fate, happens, why, advice } }: { row: LossRow }) {
  const { file, line } = key.place;
  return (
    <tr class={`row-${fate}`}>
      <td class="loss-key">
        <span class={`fate fate-${fate}`} title={fateWords(fate)} />
        <span class="hidden">{fateWords(fate)}: </span>
        {file === null ? (
          <code>{key.path}</code>
        ) : (
          <button type="button" class="key" onClick={() => jump(key.place)}>
            <Path path={key.path} />
          </button>
        )}
        {file !== null && <small class="where">{`${file}:${line}`}</small>}
      </td>
      <td>
        {happens.length === 0 && why === null && <span class="quiet">{t(`outcome.${key.outcome}`)}</span>}
        {[...happens, ...(why === null ? [] : [why])].map((text, at) => (
          <p key={at}>
            <Prose text={text} />
          </p>
        ))}
      </td>
      <td>
        {advice.map((text, at) => (
          <p key={at}>
            <Prose text={text} />
          </p>
        ))}
      </td>
    </tr>
  );
}

/** A path that is broken between its keys before it is broken within one. */
function Path({ path }: { path: string }) {
  return (
    <>
      {path.split(/(?=[.[])/).map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}

/** Takes the rows that are shown elsewhere. */
export function LossTools() {
  const [outcome, setOutcome] = useState<'loss.markdown' | 'result.copied' | 'result.copyRefused'>('loss.markdown');
  const copy = () =>
    navigator.clipboard.writeText(asMarkdown(shownRows.value, lossWords())).then(
      () => setOutcome('result.copied'),
      () => setOutcome('result.copyRefused'),
    );
  return (
    <>
      <button type="button" class="button plain" disabled={rows.value.length === 0} onClick={copy} onBlur={() => setOutcome('loss.markdown')}>
        <span aria-live="polite">{t(outcome)}</span>
      </button>
      <button type="button" class="button plain" disabled={rows.value.length === 0} onClick={() => save('loss.json', asJson(shownRows.value))}>
        {t('loss.json')}
      </button>
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // The browser reads the address when the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
