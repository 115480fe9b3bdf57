// The plain text fields that stand in for the editors, by choice or because the editor cannot work in this browser.
import { computed, signal } from '@preact/signals';
import { minimalChange } from '../editor/change';
import { plainText } from './settings';
import { editor, selectBy } from './store';

/** Whether the editor has failed; then the choice does not matter. */
export const editorFailed = signal(false);

export const isPlain = computed(() => plainText.value || editorFailed.value);

/** Takes in what has been typed into the field of a file. */
export function typed(path: string, text: string): void {
  const change = minimalChange(editor.text(path), text);
  if (change) editor.edit([{ file: path, from: change.from, to: change.to, text: change.insert }]);
}

/** Selects a range in the field that stands in for the editor, if it is there. */
function selectPlain(from: number, to: number): void {
  const field = document.querySelector<HTMLTextAreaElement>('textarea.plain-input');
  if (!field) return;
  field.focus();
  field.setSelectionRange(from, to);
  // A text field does not scroll to its selection by itself everywhere.
  const line = field.value.slice(0, from).split('\n').length;
  const lines = field.value.split('\n').length;
  field.scrollTop = (field.scrollHeight * line) / lines - field.clientHeight / 2;
}

/** From now on, jumps lead into whatever the project is written in. */
export function followPlain(): void {
  selectBy((from, to) => (isPlain.value ? selectPlain(from, to) : editor.select(from, to)));
}
