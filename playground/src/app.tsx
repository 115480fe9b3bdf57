// The page as a whole.
import { useEffect, useState } from 'preact/hooks';
import { language, t } from './i18n';
import { dialog } from './state/dialogs';
import { panel, type PanelId } from './state/panels';
import { heights, problemsHeight, split, splits } from './state/settings';
import { answer, good, view } from './state/store';
import { dialogs } from './ui/dialogs';
import { Header } from './ui/Header';
import { Input } from './ui/Input';
import { lazy } from './ui/lazy';
import { Problems } from './ui/Problems';
import { Result } from './ui/Result';
import { Splitter } from './ui/Splitter';
import { Toasts } from './ui/Toasts';

const Peek = lazy(async () => (await import('./ui/Peek')).Peek);
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
      <Peek />
      <Bottom />
      <Announcement />
      <Toasts />
      <FixMenu />
      {Open && <Open />}
    </div>
  );
}

/** On a narrow screen one pane is shown at a time; this bar chooses which. The topology has a place of its own there. */
function Bottom() {
  const count = answer.value?.diagnostics.length ?? 0;
  const isTopology = view.value === 'output' && panel.value === 'topology';
  const places: { id: string; title: string; isShown: boolean; show(): void }[] = [
    { id: 'input', title: t('pane.input'), isShown: view.value === 'input', show: () => (view.value = 'input') },
    { id: 'output', title: t('pane.output'), isShown: view.value === 'output' && !isTopology, show: () => showResult(isTopology ? 'manifests' : panel.value) },
    {
      id: 'problems',
      title: count > 0 ? t('pane.problemsCount', { count }) : t('pane.problems'),
      isShown: view.value === 'problems',
      show: () => (view.value = 'problems'),
    },
    { id: 'topology', title: t('panel.topology'), isShown: isTopology, show: () => showResult('topology') },
  ];
  return (
    <nav class="bottom" aria-label={t('pane.list')}>
      {places.map(({ id, title, isShown, show }) => (
        <button key={id} type="button" aria-current={isShown} onClick={show}>
          {title}
        </button>
      ))}
    </nav>
  );
}

function showResult(id: PanelId): void {
  panel.value = id;
  view.value = 'output';
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
