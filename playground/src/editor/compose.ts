// The editor of the project's files: one view, one state for each file, so that each keeps its history and its caret.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Diagnostic, Edit, Help, TextFile } from '../engine/protocol';
import { t } from '../i18n';
import { codeText } from '../i18n/texts';
import { base } from './setup';

export interface Listener {
  changed(path: string, text: string): void;
  /** A person chose a fix in the editor. */
  fix(help: Help): void;
}

export class ComposeEditor {
  readonly #states = new Map<string, EditorState>();
  #path = '';
  #view: EditorView | null = null;

  constructor(private readonly listener: Listener) {}

  mount(parent: HTMLElement): () => void {
    const state = this.#states.get(this.#path);
    const view = new EditorView({ parent, ...(state && { state }) });
    this.#view = view;
    return () => {
      this.#keep();
      this.#view = null;
      view.destroy();
    };
  }

  /** Replaces all files. */
  open(files: TextFile[]): void {
    this.#states.clear();
    this.#path = '';
    for (const file of files) this.add(file);
  }

  add(file: TextFile): void {
    this.#states.set(file.path, this.#state(file));
  }

  remove(path: string): void {
    this.#states.delete(path);
    if (path === this.#path) this.#path = '';
  }

  show(path: string): void {
    if (path === this.#path) return;
    this.#keep();
    this.#path = path;
    const state = this.#states.get(path);
    if (state) this.#view?.setState(state);
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Selects a range of the file that is shown and brings it into the middle. */
  select(from: number, to: number): void {
    const view = this.#view;
    if (!view) return;
    const end = view.state.doc.length;
    const [anchor, head] = [Math.min(from, end), Math.min(to, end)];
    view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }

  /** Carries out edits, which may lie in several files; each file can undo its own in one step. */
  edit(edits: Edit[]): void {
    for (const path of new Set(edits.map((edit) => edit.file))) {
      const changes = edits.filter((edit) => edit.file === path).map(({ from, to, text }) => ({ from, to, insert: text }));
      this.#update(path, { changes, userEvent: 'input.fix' });
    }
  }

  /** Marks the ranges that the diagnostics are about. */
  mark(diagnostics: Diagnostic[]): void {
    this.#keep();
    for (const [path, state] of this.#states) {
      const marks = diagnostics.filter(({ file }) => file === path).map((found) => this.#mark(found, state.doc.length));
      this.#update(path, setDiagnostics(state, marks));
    }
  }

  #mark(found: Diagnostic, end: number): Mark {
    return {
      from: Math.min(found.from, end),
      to: Math.min(found.to, end),
      severity: found.severity === 'note' ? 'info' : found.severity,
      message: found.message,
      renderMessage: () => told(found),
      source: found.code,
      actions: found.help
        .filter((help) => help.edits.length > 0)
        .map((help) => ({ name: help.text.replaceAll('`', ''), apply: () => this.listener.fix(help) })),
    };
  }

  #update(path: string, spec: TransactionSpec): void {
    if (path === this.#path && this.#view) {
      this.#view.dispatch(spec);
      return;
    }
    const transaction = this.#states.get(path)?.update(spec);
    if (!transaction) return;
    this.#states.set(path, transaction.state);
    if (transaction.docChanged) this.listener.changed(path, transaction.state.doc.toString());
  }

  #keep(): void {
    if (this.#view && this.#states.has(this.#path)) this.#states.set(this.#path, this.#view.state);
  }

  #state({ path, text }: TextFile): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        base(path, () => t('input.editor', { path })),
        history(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        lintGutter(),
        // Tab is not bound: it moves the focus, so that nobody is caught in the editor.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        typingOver,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.listener.changed(path, update.state.doc.toString());
        }),
      ],
    });
  }
}

// Chromium keeps the look of what is typed over with a style attribute, which the page's policy refuses and reports. So
// the editor itself replaces a selection, and the browser never gets to it.
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.isComposing || event.data === null || view.state.selection.main.empty) {
      return false;
    }
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

/** The message, below its title in a language that the converter does not speak. */
function told({ code, message }: Diagnostic): Node {
  const text = codeText(code);
  const english = prose(message);
  if (!text) return english;
  english.lang = 'en';
  const both = document.createElement('span');
  both.append(prose(text.title), document.createElement('br'), english);
  return both;
}

/** A sentence of the converter, in which backticks mark what stands in a file. */
function prose(text: string): HTMLElement {
  const sentence = document.createElement('span');
  for (const [at, part] of text.split('`').entries()) {
    const element = document.createElement(at % 2 === 1 ? 'code' : 'span');
    element.textContent = part;
    sentence.append(element);
  }
  return sentence;
}
