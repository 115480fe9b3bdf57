// How a message and the change that its fix would make are shown in the editor.
import type { Diagnostic, Edit } from '../engine/protocol';
import { codeText } from '../i18n/texts';

/** A sentence of the converter, in which backticks mark what stands in a file. */
export function prose(text: string): HTMLElement {
  const sentence = document.createElement('span');
  for (const [at, part] of text.split('`').entries()) {
    const element = document.createElement(at % 2 === 1 ? 'code' : 'span');
    element.textContent = part;
    sentence.append(element);
  }
  return sentence;
}

/** The message, below its title in a language that the converter does not speak. */
export function told({ code, message }: Diagnostic): HTMLElement {
  const text = codeText(code);
  const english = prose(message);
  if (!text) return english;
  english.lang = 'en';
  const both = document.createElement('span');
  both.append(prose(text.title), document.createElement('br'), english);
  return both;
}

/** A line of a file before and after; null where there was or will be none. */
export interface LineChange {
  before: string | null;
  after: string | null;
}

/** Longer changes are not shown in full. */
const MOST_LINES = 6;

/** The lines that edits of one file change, as they are and as they would be. */
export function changedLines(text: string, edits: readonly Omit<Edit, 'file'>[]): LineChange[] {
  const ordered = [...edits].sort((a, b) => b.from - a.from);
  let after = text;
  for (const { from, to, text: insert } of ordered) after = after.slice(0, from) + insert + after.slice(to);
  const [old, now] = [text.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const gone = old.slice(start, old.length - end).map((before) => ({ before, after: null }));
  const come = now.slice(start, now.length - end).map((after) => ({ before: null, after }));
  return unindented([...gone, ...come]);
}

/** Without the space that all lines begin with. */
function unindented(lines: LineChange[]): LineChange[] {
  const texts = lines.flatMap(({ before, after }) => (before ?? after ?? '').trim() === '' ? [] : (before ?? after ?? ''));
  const indent = Math.min(...texts.map((text) => text.search(/\S/)));
  const cut = (text: string | null) => text && text.slice(indent);
  return lines.map(({ before, after }) => ({ before: cut(before), after: cut(after) }));
}

/** What the edits would change, as lines that go and lines that come. */
export function preview(edits: readonly Edit[], text: (file: string) => string): HTMLElement {
  const shown = document.createElement('pre');
  shown.className = 'fix-preview';
  const files = [...new Set(edits.map(({ file }) => file))];
  const lines = files.flatMap((file) => changedLines(text(file), edits.filter((edit) => edit.file === file)));
  for (const { before, after } of lines.slice(0, MOST_LINES)) {
    const line = document.createElement(before === null ? 'ins' : 'del');
    line.textContent = (before === null ? `+ ${after}` : `- ${before}`).trimEnd();
    shown.append(line);
  }
  if (lines.length > MOST_LINES) shown.append('…');
  return shown;
}
