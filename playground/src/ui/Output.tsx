// The files of the result: their list, and the chosen one as text.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { t } from '../i18n';
import { isPlain } from '../state/plain';
import { resultView } from '../state/result-view';
import { hasResult, resultText } from '../state/results';
import { convertAgain } from '../state/session';
import { answer, engine, good, stale, target, version } from '../state/store';
import { copy } from './copy';
import { Icon } from './Icon';
import { lazy } from './lazy';
import { ObjectTree } from './ObjectTree';

const PlainResult = lazy(async () => (await import('./PlainText')).PlainResult);

export function Manifests() {
  return (
    <>
      <Notice />
      <div class={`files${stale.value ? ' stale' : ''}`}>
        {hasResult.value && <ObjectTree />}
        {isPlain.value ? <PlainText /> : <ResultText />}
      </div>
    </>
  );
}

function PlainText() {
  return (
    <div class="editor" role="group" aria-label={t('result.text')} hidden={!hasResult.value}>
      <PlainResult />
    </div>
  );
}

function ResultText() {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const unmount = resultView.mount(host.current);
    const stop = effect(() => resultView.show(resultText.value));
    return () => {
      stop();
      unmount();
    };
  }, []);
  return (
    <div class="editor" role="group" aria-label={t('result.text')} hidden={!hasResult.value} ref={host} />
  );
}

/** What stands over the result, or in its place, when there is more to say than the result does. */
function Notice() {
  const state = engine.value;
  switch (state.kind) {
    case 'starting':
      return <p class="notice late">{t('engine.starting')}</p>;
    case 'slow':
      return <p class="notice">{t('engine.slow')}</p>;
    case 'failed':
      return (
        <p class="notice error" role="alert">
          {t('engine.failed', { message: state.message })}
        </p>
      );
    case 'crashed':
      return (
        <div class="notice error" role="alert">
          <p>{t('engine.crashed')}</p>
          <pre>{state.message}</pre>
          <div class="row">
            <TryAgain />
            <button type="button" class="button" onClick={() => void copy(crashReport(state.message), 'report.copied')}>
              <Icon name="copy" />
              {t('report.copy')}
            </button>
          </div>
        </div>
      );
    case 'timeout':
      return (
        <div class="notice error" role="alert">
          <p>{t('engine.timeout')}</p>
          <button type="button" class="button" onClick={() => convertAgain({ withoutLimit: true })}>
            {t('engine.withoutLimit')}
          </button>
        </div>
      );
    case 'ready':
      return <Refusal />;
  }
}

/** What helps to find the mistake. It holds nothing of the project: whoever reports it decides what to add. */
function crashReport(message: string): string {
  return [`kompose-rs playground ${version.value}`, `target: ${target.value}`, message, navigator.userAgent, ''].join('\n');
}

function TryAgain() {
  return (
    <button type="button" class="button" onClick={() => convertAgain()}>
      {t('page.tryAgain')}
    </button>
  );
}

function Refusal() {
  if (answer.value?.ok !== false) return null;
  const isEmpty = answer.value.diagnostics.some(({ code }) => code === 'empty-file' || code === 'no-compose-file');
  if (isEmpty) return <p class="notice">{[t('result.empty'), ...(good.value ? [t('result.before')] : [])].join(' ')}</p>;
  return <p class="notice">{t(good.value ? 'result.lastGood' : 'result.none')}</p>;
}

export function CopyButton() {
  const [outcome, setOutcome] = useState<'result.copied' | 'result.copyRefused' | 'result.copy'>('result.copy');
  useEffect(() => {
    const timer = setTimeout(() => setOutcome('result.copy'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(resultText.value.text).then(
      () => setOutcome('result.copied'),
      () => setOutcome('result.copyRefused'),
    );
  return (
    <button type="button" class="button plain" disabled={!hasResult.value} onClick={copy}>
      <Icon name="copy" />
      <span aria-live="polite">{t(outcome)}</span>
    </button>
  );
}
