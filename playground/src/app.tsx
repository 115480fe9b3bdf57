// The page as a whole.
import { useEffect, useState } from 'preact/hooks';
import { answer, bringBack, good, previous, view, type View } from './state/store';
import { Gallery } from './ui/Gallery';
import { Header } from './ui/Header';
import { Icon } from './ui/Icon';
import { Input } from './ui/Input';
import { Output } from './ui/Output';
import { Problems } from './ui/Problems';

export function App() {
  const [gallery, setGallery] = useState(false);
  return (
    <div class="page" data-view={view.value} onKeyDown={moveBetweenRegions}>
      <Header onExamples={() => setGallery(true)} />
      <main>
        <Input />
        <Output />
        <Problems />
      </main>
      <Bottom />
      <Announcement />
      {previous.value && (
        <p class="toast" role="status">
          Your files made room for the example.
          <button type="button" class="button small" onClick={bringBack}>
            Bring them back
          </button>
          <button type="button" class="button small square plain" aria-label="Dismiss" title="Dismiss" onClick={() => (previous.value = null)}>
            <Icon name="cross" />
          </button>
        </p>
      )}
      <Gallery open={gallery} onClose={() => setGallery(false)} />
    </div>
  );
}

/** On a narrow screen one pane is shown at a time; this bar chooses which. */
function Bottom() {
  const count = answer.value?.diagnostics.length ?? 0;
  const views: [View, string][] = [
    ['input', 'Compose'],
    ['output', 'Result'],
    ['problems', count > 0 ? `Problems ${count}` : 'Problems'],
  ];
  return (
    <nav class="bottom" aria-label="Panes">
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
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const found = (severity: string) => counted(diagnostics.filter((found) => found.severity === severity).length, severity);
  const problems = `${found('error')}, ${found('warning')}`;
  return ok ? `${counted(good.value?.files.length ?? 0, 'result file')}, ${problems}` : problems;
}

const regions = ['.header .button', '.input .cm-content', '.output .tabs [tabindex="0"]', '.problems .tabs [tabindex="0"]'];

/** F6 goes round the regions of the page, Shift+F6 the other way. */
function moveBetweenRegions(event: KeyboardEvent): void {
  if (event.key !== 'F6') return;
  event.preventDefault();
  const stops = regions.map((region) => document.querySelector<HTMLElement>(region)).filter((stop) => stop !== null);
  const owner = (element: Element | null) => element?.closest('.header, .pane, .problems') ?? null;
  const at = stops.findIndex((stop) => owner(stop) === owner(document.activeElement));
  const next = event.shiftKey ? at - 1 : at + 1;
  stops.at(next % stops.length)?.focus();
}
