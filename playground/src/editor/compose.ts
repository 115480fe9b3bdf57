// The editor of the project's files: one view, one state for each file, so that each keeps its history and its caret.
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import { EditorState, StateEffect, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap, type Command, type ViewUpdate } from '@codemirror/view';
import type { Diagnostic, Edit, Help, TextFile } from '../engine/protocol';
import { t } from '../i18n';
import { tabKey } from '../state/settings';
import { preview, told } from './fix';
import { highlight, highlighting, type Highlight } from './link';
import { lossGutter, setLoss, type LineLoss } from './loss';
import { base } from './setup';
import { setTones, type Tone } from './tones';

export interface Listener {
  /** `isOther` says that the text has been pasted over all that was there. */
  changed(path: string, text: string, isOther: boolean): void;
  /** A person chose a fix in the editor. */
  fix(help: Help): void;
}

export class ComposeEditor {
  readonly #states = new Map<string, EditorState>();
  #path = '';
  #view: EditorView | null = null;
  #extensions: (path: string) => Extension = () => [];

  constructor(private readonly listener: Listener) {}

  /** What every file has besides, from now on. */
  plug(extensions: (path: string) => Extension): void {
    this.#extensions = extensions;
    for (const path of this.#states.keys()) this.#update(path, { effects: StateEffect.appendConfig.of(extensions(path)) });
  }

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

  /** Marks the ranges that the diagnostics are about, and says of each line what is lost, in one go for each file. */
  mark(diagnostics: Diagnostic[], losses: ReadonlyMap<string, readonly LineLoss[]>): void {
    this.#keep();
    for (const [path, state] of this.#states) {
      const marks = diagnostics.filter(({ file }) => file === path).map((found) => this.#mark(found, state));
      const { effects = [], ...spec } = setDiagnostics(state, marks);
      this.#update(path, { ...spec, effects: [effects, setLoss.of(losses.get(path) ?? [])].flat() });
    }
  }

  /** Shows what is linked in the file that is shown. */
  highlight(shown: Highlight): void {
    const view = this.#view;
    const effect = view && highlighting(view.state, shown);
    if (view && effect) view.dispatch({ effects: effect });
  }

  /** Colours the lines of the file that is shown by the services that they belong to. */
  colour(tones: readonly Tone[]): void {
    this.#view?.dispatch({ effects: setTones.of(tones) });
  }

  nextProblem(): void {
    this.#run(nextDiagnostic);
  }

  previousProblem(): void {
    this.#run(previousDiagnostic);
  }

  /** Where the caret is in the file that is shown; null if there is no editor to see. */
  caret(): { file: string; from: number; to: number } | null {
    const main = this.#view?.state.selection.main;
    return main ? { file: this.#path, from: main.from, to: main.to } : null;
  }

  /** The place beside the caret, in pixels of the window. */
  place(): { left: number; bottom: number } | null {
    const view = this.#view;
    return view?.coordsAtPos(view.state.selection.main.head) ?? null;
  }

  #run(command: Command): void {
    if (!this.#view) return;
    command(this.#view);
    this.#view.focus();
  }

  #mark(found: Diagnostic, { doc }: EditorState): Mark {
    const fixes = found.help.filter((help) => help.edits.length > 0);
    return {
      from: Math.min(found.from, doc.length),
      to: Math.min(found.to, doc.length),
      severity: found.severity === 'note' ? 'info' : found.severity,
      message: found.message,
      renderMessage: () => {
        const message = told(found);
        for (const { edits } of fixes) message.append(preview(edits, (file) => this.text(file)));
        return message;
      },
      source: found.code,
      actions: fixes.map((help) => ({ name: help.text.replaceAll('`', ''), apply: () => this.listener.fix(help) })),
    };
  }

  /** The text of a file as it stands. */
  text(path: string): string {
    const state = path === this.#path && this.#view ? this.#view.state : this.#states.get(path);
    return state?.doc.toString() ?? '';
  }

  #update(path: string, spec: TransactionSpec): void {
    if (path === this.#path && this.#view) {
      this.#view.dispatch(spec);
      return;
    }
    const transaction = this.#states.get(path)?.update(spec);
    if (!transaction) return;
    this.#states.set(path, transaction.state);
    if (transaction.docChanged) this.listener.changed(path, transaction.state.doc.toString(), false);
  }

  #keep(): void {
    if (this.#view && this.#states.has(this.#path)) this.#states.set(this.#path, this.#view.state);
  }

  #state({ path, text }: TextFile): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        lossGutter(),
        lintGutter(),
        highlight,
        this.#extensions(path),
        base(path, () => t('input.editor', { path })),
        history(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        keymap.of([{ key: 'Tab', run: indenting(indentMore), shift: indenting(indentLess) }, ...defaultKeymap, ...historyKeymap]),
        typingOver,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.listener.changed(path, update.state.doc.toString(), isPastedOver(update));
        }),
      ],
    });
  }
}

/** Whether a paste has left nothing of the text before. */
function isPastedOver({ transactions, changes }: ViewUpdate): boolean {
  let isKept = false;
  changes.iterGaps(() => (isKept = true));
  return !isKept && transactions.some((transaction) => transaction.isUserEvent('input.paste'));
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

/** What Tab does where the settings say that it indents; else it moves the focus, so that nobody is caught in the editor. */
function indenting(command: Command): Command {
  return (view) => tabKey.value === 'indent' && command(view);
}
