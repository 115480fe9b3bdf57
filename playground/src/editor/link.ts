// How an editor shows what is linked, and how it tells where pointer and caret are. What belongs together it does not
// know: it is told.
import { EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, gutterLineClass, GutterMarker, type DecorationSet } from '@codemirror/view';

export interface LinkRange {
  from: number;
  to: number;
  /** Whether it is what is meant, or only what holds it. */
  isInner: boolean;
}

export interface Highlight {
  ranges: readonly LinkRange[];
  isPinned: boolean;
  /** How much of what is linked lies in other files. */
  elsewhere: number;
}

interface Shown extends Highlight {
  decorations: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

const NOTHING: Shown = { ranges: [], isPinned: false, elsewhere: 0, decorations: Decoration.none, gutter: RangeSet.empty };

/** Of longer parts only the first line is underlined. */
const UNDERLINED_LINES = 4;

class LineMark extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

const lines = {
  inner: Decoration.line({ class: 'cm-link' }),
  outer: Decoration.line({ class: 'cm-link cm-link-outer' }),
};
const underline = Decoration.mark({ class: 'cm-link-text' });
const gutterMarks = { linked: new LineMark('cm-link-line'), pinned: new LineMark('cm-link-line cm-link-pinned') };

export const setHighlight = StateEffect.define<Highlight>();

/** What is linked in the document; a change of the text makes it nobody's business. */
export const highlight = StateField.define<Shown>({
  create: () => NOTHING,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setHighlight)) return draw(effect.value, transaction.state.doc);
    return transaction.docChanged ? NOTHING : shown;
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    gutterLineClass.from(field, ({ gutter }) => gutter),
  ],
});

function draw(highlight: Highlight, doc: Text): Shown {
  const ranges = highlight.ranges
    .map(({ from, to, isInner }) => ({ from: Math.min(from, doc.length), to: Math.min(to, doc.length), isInner }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const strength = new Map<number, boolean>();
  const marks: { from: number; to: number }[] = [];
  for (const { from, to, isInner } of ranges) {
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
    for (let number = first; number <= last; number++) strength.set(number, isInner || strength.get(number) === true);
    if (!isInner) continue;
    const underlined = last - first < UNDERLINED_LINES ? last : first;
    for (let number = first; number <= underlined; number++) marks.push(words(doc, number, from, to));
  }
  const decorations = [
    ...[...strength].map(([number, isInner]) => (isInner ? lines.inner : lines.outer).range(doc.line(number).from)),
    ...marks.filter(({ from, to }) => from < to).map(({ from, to }) => underline.range(from, to)),
  ];
  const gutter = new RangeSetBuilder<GutterMarker>();
  for (const number of [...strength.keys()].sort((a, b) => a - b)) {
    const { from } = doc.line(number);
    gutter.add(from, from, highlight.isPinned && strength.get(number) ? gutterMarks.pinned : gutterMarks.linked);
  }
  return { ...highlight, ranges, decorations: Decoration.set(decorations, true), gutter: gutter.finish() };
}

/** The part of a line that lies in the range, without the space around it. */
function words(doc: Text, number: number, from: number, to: number): { from: number; to: number } {
  const line = doc.line(number);
  const [start, end] = [Math.max(from, line.from), Math.min(to, line.to)];
  const text = doc.sliceString(start, end);
  return { from: start + text.length - text.trimStart().length, to: start + text.trimEnd().length };
}

export interface Watcher {
  /** Where the pointer of a mouse is in the text, and in which line; null when it is not in it. */
  pointer(position: number | null, line: number | null): void;
  /** Where the caret is, of an editor that has the focus. */
  caret(position: number, line: number): void;
}

/** Reports pointer and caret, the pointer once a frame at most. */
export function watched(watcher: Watcher): Extension {
  let frame = 0;
  let last: number | null = null;
  const report = (position: number | null, view: EditorView) => {
    if (position === last) return;
    last = position;
    watcher.pointer(position, position === null ? null : view.state.doc.lineAt(position).number);
  };
  return [
    EditorView.domEventHandlers({
      pointermove(event, view) {
        if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
        const { clientX: x, clientY: y } = event;
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => view.dom.isConnected && report(positionAt(view, x, y), view));
      },
      pointerleave({ relatedTarget }, view) {
        cancelAnimationFrame(frame);
        // A tooltip of the editor may come up under the pointer; whoever reads it has not left.
        if (isTooltip(relatedTarget)) awaitLeaving(view, () => report(null, view));
        else report(null, view);
      },
    }),
    EditorView.updateListener.of(({ view, selectionSet, docChanged, focusChanged, state }) => {
      if (docChanged) last = null;
      const { head } = state.selection.main;
      if (view.hasFocus && (selectionSet || docChanged || focusChanged)) watcher.caret(head, state.doc.lineAt(head).number);
    }),
  ];
}

function isTooltip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.cm-tooltip') !== null;
}

/** Calls back once the pointer is neither in the text nor in a tooltip any more. */
function awaitLeaving(view: EditorView, left: () => void): void {
  const watch = ({ target }: PointerEvent) => {
    if (isTooltip(target)) return;
    document.removeEventListener('pointerover', watch);
    if (!view.contentDOM.contains(target as Node | null)) left();
  };
  document.addEventListener('pointerover', watch);
}

function positionAt(view: EditorView, x: number, y: number): number | null {
  const position = view.posAtCoords({ x, y });
  if (position === null) return null;
  // Under the last line there is nothing, and beside a blank one neither.
  const block = view.lineBlockAt(position);
  const isBeside = y < view.documentTop + block.top || y > view.documentTop + block.bottom;
  return isBeside || view.state.doc.lineAt(position).length === 0 ? null : position;
}

/** Whether a range can be seen, at least in part. The editor's own viewport is larger than what is in sight. */
export function side(view: EditorView, { from, to }: { from: number; to: number }): 'above' | 'inside' | 'below' {
  const { scrollTop, clientHeight } = view.scrollDOM;
  const length = view.state.doc.length;
  const [first, last] = [view.lineBlockAt(Math.min(from, length)), view.lineBlockAt(Math.min(to, length))];
  const padding = view.documentPadding.top;
  if (last.bottom + padding <= scrollTop) return 'above';
  return first.top + padding >= scrollTop + clientHeight ? 'below' : 'inside';
}

export function isSame(a: Highlight, b: Highlight): boolean {
  return (
    a.isPinned === b.isPinned &&
    a.elsewhere === b.elsewhere &&
    a.ranges.length === b.ranges.length &&
    a.ranges.every(({ from, to, isInner }, at) => {
      const other = b.ranges[at];
      return other?.from === from && other.to === to && other.isInner === isInner;
    })
  );
}

/** Gives an editor's state the highlight, unless it has it. */
export function highlighting(state: EditorState, next: Highlight): StateEffect<Highlight> | null {
  const shown = state.field(highlight, false);
  return shown && isSame(shown, next) ? null : setHighlight.of(next);
}
