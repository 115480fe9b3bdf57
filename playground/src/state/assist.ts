// What the engine knows about the place where somebody writes: completions at the caret, and words about a key under the
// pointer.
import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import { untracked } from '@preact/signals';
import { prose } from '../editor/fix';
import type { CompleteAnswer, HoverAnswer, Outcome } from '../engine/protocol';
import { t } from '../i18n';
import { client, request } from './session';

const completions = new Compartment();

/** The word of the engine that the page has its own for. */
const OUTCOME = /^(translated|approximated|unsupported|not applicable)(?=$|:)/;

/** Completion and hover for a file of the project. */
export function assistance(file: string): Extension {
  const load = (view: EditorView) => void withCompletions(view, file);
  return [
    completions.of([]),
    // Another file comes into view without the focus moving; then the first key brings its completions.
    EditorView.domEventHandlers({ focus: (_, view) => load(view), keydown: (_, view) => load(view) }),
    hoverTooltip((_, position) => words(file, position)),
  ];
}

async function withCompletions(view: EditorView, file: string): Promise<void> {
  if (!isEmpty(completions.get(view.state))) return;
  const loaded = await import('../editor/complete').catch(() => null);
  if (!loaded || !view.dom.isConnected || !isEmpty(completions.get(view.state))) return;
  view.dispatch({ effects: completions.reconfigure(loaded.completion((position) => ask(file, position))) });
}

function isEmpty(extension: Extension | undefined): boolean {
  return Array.isArray(extension) && extension.length === 0;
}

function ask(file: string, position: number): Promise<CompleteAnswer | null> {
  return client.call('complete', untracked(() => request.value), file, position).catch(() => null);
}

async function words(file: string, position: number): Promise<Tooltip | null> {
  const answer = await client.call('hover', untracked(() => request.value), file, position).catch(() => null);
  return answer && { pos: answer.from, end: answer.to, above: true, create: () => ({ dom: drawn(answer) }) };
}

function drawn({ path, documentation, outcomes }: HoverAnswer): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'key-hover';
  const title = document.createElement('code');
  title.textContent = path;
  const list = document.createElement('dl');
  for (const target of ['kubernetes', 'swarm'] as const) {
    const name = document.createElement('dt');
    name.textContent = t(`target.${target}`);
    const outcome = document.createElement('dd');
    outcome.append(prose(outcomes[target].replace(OUTCOME, (word) => t(`outcome.${word as Outcome}`))));
    list.append(name, outcome);
  }
  dom.append(title, prose(documentation), list);
  return dom;
}
