// The gutter that says for each line of the project what becomes of its keys: a shape for each outcome, so that it can be
// told apart without colours.
import { RangeSet, StateEffect, type Extension } from '@codemirror/state';
import { GutterMarker } from '@codemirror/view';
import type { Fate } from '../link/fate';
import { gutterOf } from './marks';

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

const gutter = gutterOf('cm-loss', setLoss, (losses, { doc }) => {
  const known = losses.filter(({ line }) => line >= 1 && line <= doc.lines);
  return RangeSet.of(known.map(({ line, fate, text }) => new Mark(fate, text).range(doc.line(line).from)), true);
});

export function lossGutter(): Extension {
  return gutter;
}
