// The read-only view of a result file.
import { defaultKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { minimalChange } from './change';
import { t } from '../i18n';
import { base } from './setup';

export interface ResultText {
  /** Which result this is: a new text for the same one keeps the scroll position and the folds. */
  key: string;
  path: string;
  text: string;
}

export class ResultView {
  readonly #view: EditorView;
  #key = '';

  constructor(parent: HTMLElement) {
    this.#view = new EditorView({ parent });
  }

  show({ key, path, text }: ResultText): void {
    if (key !== this.#key) {
      this.#key = key;
      this.#view.setState(state(path, text));
      return;
    }
    const change = minimalChange(this.#view.state.doc.toString(), text);
    if (change) this.#view.dispatch({ changes: change });
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function state(path: string, text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      base(path, () => t('result.editor')),
      // Read-only but focusable, so that it can be read by caret; no keyboard pops up on a phone.
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ inputmode: 'none', 'aria-readonly': 'true' }),
      keymap.of(defaultKeymap),
    ],
  });
}
