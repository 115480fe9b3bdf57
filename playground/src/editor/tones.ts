// A bar beside the line numbers in the colour of the service that a line belongs to. The name is in its tooltip.
import { RangeSet, RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';

/** Lines, counted from 1, that belong to one service. */
export interface Tone {
  line: number;
  endLine: number;
  /** The position of the service among all; there are eight colours. */
  number: number;
  name: string;
}

const COLOURS = 8;

export const setTones = StateEffect.define<readonly Tone[]>();

class Bar extends GutterMarker {
  constructor(
    private readonly number: number,
    private readonly name: string,
  ) {
    super();
  }

  override eq(other: Bar): boolean {
    return other.number === this.number && other.name === this.name;
  }

  override toDOM(): Node {
    const bar = document.createElement('span');
    bar.className = `tone tone-${(this.number % COLOURS) + 1}`;
    bar.title = this.name;
    return bar;
  }
}

/** Between two answers the bars keep to their lines. */
const bars = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(bars, { effects, changes, docChanged, state }) {
    for (const effect of effects) {
      if (!effect.is(setTones)) continue;
      const built = new RangeSetBuilder<GutterMarker>();
      let next = 1;
      for (const { line, endLine, number, name } of [...effect.value].sort((a, b) => a.line - b.line)) {
        const bar = new Bar(number, name);
        for (next = Math.max(next, line); next <= Math.min(endLine, state.doc.lines); next++) {
          const { from } = state.doc.line(next);
          built.add(from, from, bar);
        }
      }
      return built.finish();
    }
    return docChanged ? bars.map(changes) : bars;
  },
});

export function tones(): Extension {
  return [bars, gutter({ class: 'cm-tones', markers: (view) => view.state.field(bars) })];
}
