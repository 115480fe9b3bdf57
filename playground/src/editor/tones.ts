// A bar beside the line numbers in the colour of the service that a line belongs to. The name is in its tooltip.
import { RangeSetBuilder, StateEffect, type Extension } from '@codemirror/state';
import { GutterMarker } from '@codemirror/view';
import { gutterOf } from './marks';

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

const gutter = gutterOf('cm-tones', setTones, (tones, { doc }) => {
  const built = new RangeSetBuilder<GutterMarker>();
  let next = 1;
  for (const { line, endLine, number, name } of [...tones].sort((a, b) => a.line - b.line)) {
    const bar = new Bar(number, name);
    for (next = Math.max(next, line); next <= Math.min(endLine, doc.lines); next++) {
      const { from } = doc.line(next);
      built.add(from, from, bar);
    }
  }
  return built.finish();
});

export function tones(): Extension {
  return gutter;
}
