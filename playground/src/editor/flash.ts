// Lets the lines of a result that have changed light up for a moment, so that a change far away is seen.
import { StateEffect, StateField, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Change } from './change';

/** The style sheet has the same time. */
const FLASH_MS = 600;
/** When more changes at once, nothing in particular has. */
const MOST_LINES = 120;

const setFlash = StateEffect.define<readonly number[]>();
const line = Decoration.line({ class: 'cm-flash' });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { effects, state, docChanged }) {
    for (const effect of effects) {
      if (effect.is(setFlash)) return Decoration.set(effect.value.map((number) => line.range(state.doc.line(number).from)));
    }
    return docChanged ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const end = ViewPlugin.fromClass(
  class {
    #timer: ReturnType<typeof setTimeout> | undefined;

    update({ view, transactions }: ViewUpdate): void {
      const starts = transactions.some(({ effects }) => effects.some((effect) => effect.is(setFlash) && effect.value.length > 0));
      if (!starts) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => view.dispatch({ effects: setFlash.of([]) }), FLASH_MS);
    }

    destroy(): void {
      clearTimeout(this.#timer);
    }
  },
);

export const flash: Extension = [field, end];

/** What makes the lines light up that a change brings; nothing for those who want no motion. */
export function flashing(before: Text, change: Change): StateEffect<readonly number[]>[] {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return [];
  const lines = newLines(before, change);
  return lines.length > 0 && lines.length <= MOST_LINES ? [setFlash.of(lines)] : [];
}

/** The lines of the new text, counted from 1, that the replaced part did not have. */
export function newLines(before: Text, { from, to, insert }: Change): number[] {
  const [first, last] = [before.lineAt(from), before.lineAt(to)];
  const old = new Set(before.sliceString(first.from, last.to).split('\n'));
  const text = before.sliceString(first.from, from) + insert + before.sliceString(to, last.to);
  return text.split('\n').flatMap((line, at) => (line.trim() === '' || old.has(line) ? [] : [first.number + at]));
}
