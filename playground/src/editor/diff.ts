// Two texts in one: what has come is marked, what has gone stands above it.
import { defaultKeymap } from '@codemirror/commands';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { base } from './setup';

export interface Difference {
  before: string;
  after: string;
  label: string;
}

export class DiffView {
  readonly #view: EditorView;

  constructor(parent: HTMLElement) {
    this.#view = new EditorView({ parent });
  }

  show({ before, after, label }: Difference): void {
    this.#view.setState(
      EditorState.create({
        doc: after,
        extensions: [
          base('difference.yaml', () => label),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ inputmode: 'none', 'aria-readonly': 'true' }),
          keymap.of(defaultKeymap),
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
          EditorView.lineWrapping,
        ],
      }),
    );
  }

  destroy(): void {
    this.#view.destroy();
  }
}
