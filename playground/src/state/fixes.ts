// The quick fixes that the engine offers, and what carries them out.
import { computed, signal } from '@preact/signals';
import type { Diagnostic, Edit, Help } from '../engine/protocol';
import { t } from '../i18n';
import { register } from './commands';
import { answer, current, editor, fix } from './store';
import { toast } from './toasts';

const TOAST_MS = 4000;

/** The fixes offered at the caret, and where to show them; null while they are not shown. */
export const offered = signal<{ fixes: Help[]; left: number; top: number } | null>(null);

/** The fix of each diagnostic that has exactly one: where there is a choice, a person has to make it. */
export const allFixes = computed<Edit[]>(() => (current.value ? together(answer.value?.diagnostics ?? []) : []));

export function together(diagnostics: readonly Pick<Diagnostic, 'help'>[]): Edit[] {
  const taken: Edit[] = [];
  const isFree = (edit: Edit) => taken.every((other) => other.file !== edit.file || edit.to <= other.from || other.to <= edit.from);
  for (const { help } of diagnostics) {
    const [only, ...others] = help.filter(({ edits }) => edits.length > 0);
    // Two fixes of one place would be no longer what the engine proposed.
    if (only && others.length === 0 && only.edits.every(isFree)) taken.push(...only.edits);
  }
  return taken;
}

/** The fixes of what touches a range of a file. */
export function fixesAt(diagnostics: readonly Diagnostic[], { file, from, to }: { file: string; from: number; to: number }): Help[] {
  const touching = diagnostics.filter((found) => found.file === file && found.from <= to && from <= found.to);
  return touching.flatMap(({ help }) => help.filter(({ edits }) => edits.length > 0));
}

function fixAll(): void {
  const edits = allFixes.value;
  editor.edit(edits);
  toast({ id: 'fixed', text: () => t('fix.applied', { count: edits.length }), lasts: TOAST_MS });
}

/** Offers the fixes at the caret; the line's own when the caret touches nothing. */
function offer(): void {
  const caret = editor.caret();
  const place = editor.place();
  if (!caret || !place || !current.value) return;
  const diagnostics = answer.value?.diagnostics ?? [];
  const text = editor.text(caret.file);
  const line = { file: caret.file, from: text.lastIndexOf('\n', caret.from - 1) + 1, to: endOfLine(text, caret.to) };
  const touching = fixesAt(diagnostics, caret);
  const fixes = touching.length > 0 ? touching : fixesAt(diagnostics, line);
  if (fixes.length === 0) toast({ id: 'no-fix', text: () => t('fix.none'), lasts: TOAST_MS });
  else offered.value = { fixes, left: place.left, top: place.bottom };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

export function choose(help: Help): void {
  offered.value = null;
  fix(help);
  editor.focus();
}

export function registerFixes(): void {
  register(
    { id: 'fix.here', title: 'fix.here', keys: ['Mod-.'], run: offer },
    { id: 'fix.all', title: 'fix.all', run: fixAll, when: () => allFixes.value.length > 0 },
    { id: 'problem.next', title: 'problem.next', keys: ['F8'], run: () => editor.nextProblem() },
    { id: 'problem.previous', title: 'problem.previous', keys: ['Shift-F8'], run: () => editor.previousProblem() },
  );
}
