// The read-only view of a result file.
import { defaultKeymap } from '@codemirror/commands';
import { EditorState, StateEffect, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { t } from '../i18n';
import { minimalChange } from './change';
import { flash, flashing } from './flash';
import { highlight, highlighting, type Highlight } from './link';
import { base } from './setup';
import { setTones, type Tone } from './tones';

export interface ResultText {
  /** Which result this is: a new text for the same one keeps the scroll position and the folds. */
  key: string;
  path: string;
  text: string;
}

export interface LineRange {
  line: number;
  endLine: number;
}

/** What is linked, as lines of the text. */
export interface LinkedLines extends Omit<Highlight, 'ranges'> {
  lines: readonly LineRange[];
}

export class ResultView {
  #view: EditorView | null = null;
  #shown: ResultText | null = null;
  #linked: LinkedLines = { lines: [], isPinned: false, elsewhere: 0 };
  #extensions: () => Extension = () => [];

  /** What every text has besides, from now on. */
  plug(extensions: () => Extension): void {
    this.#extensions = extensions;
    this.#view?.dispatch({ effects: StateEffect.appendConfig.of(extensions()) });
  }

  mount(parent: HTMLElement): () => void {
    const view = new EditorView({ parent });
    this.#view = view;
    return () => {
      this.#view = null;
      this.#shown = null;
      view.destroy();
    };
  }

  show(next: ResultText): void {
    const view = this.#view;
    if (!view) return;
    const isSame = next.key === this.#shown?.key;
    this.#shown = next;
    if (isSame) {
      const change = minimalChange(view.state.doc.toString(), next.text);
      if (change) view.dispatch({ changes: change, effects: flashing(view.state.doc, change) });
    } else {
      view.setState(this.#state(next));
    }
    this.#highlight();
  }

  highlight(linked: LinkedLines): void {
    this.#linked = linked;
    this.#highlight();
  }

  #highlight(): void {
    const view = this.#view;
    if (!view) return;
    const { doc } = view.state;
    const { lines, ...rest } = this.#linked;
    const known = lines.filter(({ line, endLine }) => line >= 1 && endLine <= doc.lines);
    const ranges = known.map(({ line, endLine }) => ({ from: doc.line(line).from, to: doc.line(endLine).to, isInner: true }));
    const effect = highlighting(view.state, { ranges, ...rest });
    if (effect) view.dispatch({ effects: effect });
  }

  /** Colours the lines by the services that they come from. */
  colour(tones: readonly Tone[]): void {
    this.#view?.dispatch({ effects: setTones.of(tones) });
  }

  /** Brings a line to the top. */
  reveal(line: number): void {
    const view = this.#view;
    if (!view || line < 1 || line > view.state.doc.lines) return;
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(line).from, { y: 'start', yMargin: 8 }) });
  }

  /** Puts the caret on a line and brings it into the middle. */
  select(line: number): void {
    const view = this.#view;
    if (!view || line < 1 || line > view.state.doc.lines) return;
    const { from, text } = view.state.doc.line(line);
    const anchor = from + text.length - text.trimStart().length;
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }

  #state({ path, text }: ResultText): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        base(path, () => t('result.editor')),
        // Read-only but focusable, so that it can be read by caret; no keyboard pops up on a phone.
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ inputmode: 'none', 'aria-readonly': 'true' }),
        highlight,
        flash,
        this.#extensions(),
        keymap.of(defaultKeymap),
      ],
    });
  }
}
