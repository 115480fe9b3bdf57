// The page as a whole.
import { useEffect, useState } from 'preact/hooks';
import { language, t } from './i18n';
import { dialog } from './state/dialogs';
import { heights, problemsHeight, split, splits } from './state/settings';
import { answer, good, view, type View } from './state/store';
import { dialogs } from './ui/dialogs';
import { Header } from './ui/Header';
import { Input } from './ui/Input';
import { lazy } from './ui/lazy';
import { Problems } from './ui/Problems';
import { Result } from './ui/Result';
import { Splitter } from './ui/Splitter';
import { Toasts } from './ui/Toasts';

const FixMenu = lazy(async () => (await import('./ui/FixMenu')).FixMenu);

export function App() {
  const Open = dialog.value && dialogs[dialog.value];
  // Editors and lists take their words when they are made, so another language makes them anew.
  return (
    <div key={language()} class="page" data-view={view.value}>
      <Header />
      <main>
        <Input />
        <Splitter label={t('pane.columns')} direction="columns" share={split} usual={splits.usual} least={splits.least} most={splits.most} />
        <Result />
        <Splitter label={t('pane.rows')} direction="rows" share={problemsHeight} usual={0} least={heights.least} most={heights.most} />
        <Problems />
      </main>
      <Bottom />
      <Announcement />
      <Toasts />
      <FixMenu />
      {Open && <Open />}
    </div>
  );
}

/** On a narrow screen one pane is shown at a time; this bar chooses which. */
function Bottom() {
  const count = answer.value?.diagnostics.length ?? 0;
  const views: [View, string][] = [
    ['input', t('pane.input')],
    ['output', t('pane.output')],
    ['problems', count > 0 ? t('pane.problemsCount', { count }) : t('pane.problems')],
  ];
  return (
    <nav class="bottom" aria-label={t('pane.list')}>
      {views.map(([id, title]) => (
        <button key={id} type="button" aria-current={view.value === id} onClick={() => (view.value = id)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

/** Tells a screen reader the outcome once typing has paused, and only when it is another one. */
function Announcement() {
  const [text, setText] = useState('');
  const outcome = summary();
  useEffect(() => {
    const timer = setTimeout(() => setText(outcome), 1000);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <p class="hidden" aria-live="polite">
      {text}
    </p>
  );
}

function summary(): string {
  if (!answer.value) return '';
  const { diagnostics, ok } = answer.value;
  const count = (severity: string) => diagnostics.filter((found) => found.severity === severity).length;
  const found = { errors: count('error'), warnings: count('warning') };
  return ok ? t('announce.outcome', { files: good.value?.files.length ?? 0, ...found }) : t('announce.problems', found);
}
