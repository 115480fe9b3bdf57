// The result: a tab for each target, the list of files, and the chosen one as text.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { ResultView } from '../editor/result';
import type { Target } from '../engine/protocol';
import { ALL, resultFiles, resultPath, resultText } from '../state/results';
import { convertAgain } from '../state/session';
import { answer, chosen, engine, good, stale, target } from '../state/store';
import { Icon } from './Icon';
import { tabId, Tabs } from './Tabs';

const PANEL = 'result-panel';
const TEXT = 'result-text';

const targets: { id: Target; title: string }[] = [
  { id: 'kubernetes', title: 'Kubernetes' },
  { id: 'swarm', title: 'Swarm' },
];

export function Output() {
  return (
    <section class="pane output" aria-label="Result">
      <div class="bar">
        <Tabs label="Target" items={targets} selected={target.value} panel={PANEL} onSelect={(id) => (target.value = id as Target)} />
        <span class="spring" />
        <CopyButton />
      </div>
      <div id={PANEL} class="result" role="tabpanel" aria-labelledby={tabId(PANEL, target.value)}>
        <Notice />
        <div class={`files${stale.value ? ' stale' : ''}`}>
          {resultFiles.value.length > 0 && <FileList />}
          <ResultText />
        </div>
      </div>
    </section>
  );
}

function FileList() {
  const list = resultFiles.value.map((file) => ({
    id: file.path,
    title: (
      <>
        {file.path}
        {file.secret && (
          <span class="secret" title="Holds secret values">
            <Icon name="lock" />
            <span class="hidden">, holds secret values</span>
          </span>
        )}
      </>
    ),
  }));
  const several = good.value?.target === 'kubernetes' && list.length > 1;
  const items = several ? [{ id: ALL, title: <>All manifests</> }, ...list] : list;
  const choose = (path: string) => {
    if (good.value) chosen.value = { ...chosen.value, [good.value.target]: path };
  };
  return <Tabs label="Result files" vertical items={items} selected={resultPath.value} panel={TEXT} onSelect={choose} />;
}

function ResultText() {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const view = new ResultView(host.current);
    const stop = effect(() => view.show(resultText.value));
    return () => {
      stop();
      view.destroy();
    };
  }, []);
  const empty = resultFiles.value.length === 0;
  return (
    <div id={TEXT} class="editor" role="tabpanel" aria-label="Text of the result" hidden={empty} ref={host} />
  );
}

/** What stands over the result, or in its place, when there is more to say than the result does. */
function Notice() {
  const state = engine.value;
  switch (state.kind) {
    case 'starting':
      return <p class="notice late">Starting the converter …</p>;
    case 'slow':
      return <p class="notice">Still converting …</p>;
    case 'failed':
      return (
        <p class="notice error" role="alert">
          The converter cannot start in this browser. {state.message}
        </p>
      );
    case 'crashed':
      return (
        <div class="notice error" role="alert">
          <p>The converter stopped on this input. That is a mistake of ours, and your text is safe.</p>
          <pre>{state.message}</pre>
          <TryAgain />
        </div>
      );
    case 'timeout':
      return (
        <div class="notice error" role="alert">
          <p>The converter took longer than three seconds and was stopped. Your text is safe.</p>
          <button type="button" class="button" onClick={() => convertAgain({ withoutLimit: true })}>
            Run again without a limit
          </button>
        </div>
      );
    case 'ready':
      return <Refusal />;
  }
}

function TryAgain() {
  return (
    <button type="button" class="button" onClick={() => convertAgain()}>
      Try again
    </button>
  );
}

function Refusal() {
  if (answer.value?.ok !== false) return null;
  return (
    <p class="notice">
      {good.value
        ? 'There is an error, so nothing is written. This is the last result without one.'
        : 'There is an error, so nothing is written. The problems say where it is.'}
    </p>
  );
}

function CopyButton() {
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setOutcome(''), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(resultText.value.text).then(
      () => setOutcome('Copied'),
      () => setOutcome('The browser refused'),
    );
  return (
    <button type="button" class="button plain" disabled={resultFiles.value.length === 0} onClick={copy}>
      <Icon name="copy" />
      <span aria-live="polite">{outcome || 'Copy'}</span>
    </button>
  );
}
