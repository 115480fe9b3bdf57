// The gutter that says for each line of the project what becomes of its keys: a shape for each outcome, so that it can be
// told apart without colours.
import { RangeSet, StateEffect, StateField, type Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';
import type { Fate } from '../link/fate';

export interface LineLoss {
  line: number;
  fate: Fate;
  /** What happens, in words. */
  text: string;
}

export const setLoss = StateEffect.define<readonly LineLoss[]>();

class Mark extends GutterMarker {
  constructor(
    private readonly fate: Fate,
    private readonly text: string,
  ) {
    super();
  }

  override eq(other: Mark): boolean {
    return other.fate === this.fate && other.text === this.text;
  }

  override toDOM(): Node {
    const mark = document.createElement('span');
    mark.className = `fate fate-${this.fate}`;
    mark.title = this.text.replaceAll('`', '');
    return mark;
  }
}

/** What the latest answer said; between two answers the marks keep to their lines. */
const marks = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(marks, { effects, changes, docChanged, state }) {
    for (const effect of effects) {
      if (!effect.is(setLoss)) continue;
      const known = effect.value.filter(({ line }) => line >= 1 && line <= state.doc.lines);
      return RangeSet.of(known.map(({ line, fate, text }) => new Mark(fate, text).range(state.doc.line(line).from)), true);
    }
    return docChanged ? marks.map(changes) : marks;
  },
});

export function lossGutter(): Extension {
  return [marks, gutter({ class: 'cm-loss', markers: (view) => view.state.field(marks) })];
}
