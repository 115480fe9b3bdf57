// The commands of the page: one list for the palette, the keyboard and the sheet of shortcuts.
import { computed, signal } from '@preact/signals';
import type { Key } from '../i18n';

export interface Command {
  /** Stable and unique, such as `result.copy`. */
  id: string;
  title: Key;
  /** Words such as `Mod-k`, `Shift-F6` or `?`; `Mod` is Cmd on a Mac and Ctrl elsewhere. The first one is shown. */
  keys?: readonly string[];
  run(): void;
  /** Whether it can be carried out now; always, if absent. */
  when?(): boolean;
  /** It is not listed in the palette, because it only makes sense as a key. */
  keyOnly?: boolean;
}

const registered = signal<readonly Command[]>([]);

/** All commands in the order in which they were registered. */
export const commands = computed(() => registered.value);

/** Adds commands; what is returned takes them away again. A command with a known id takes the place of the old one. */
export function register(...added: Command[]): () => void {
  const ids = new Set(added.map(({ id }) => id));
  registered.value = [...registered.value.filter(({ id }) => !ids.has(id)), ...added];
  return () => (registered.value = registered.value.filter((command) => !added.includes(command)));
}

export function available(command: Command): boolean {
  return command.when?.() ?? true;
}

export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Whether a stroke is what `keys` says. Shift counts only beside keys that do not mean another character with it. */
export function matches(stroke: Stroke, keys: string, onMac = mac): boolean {
  const parts = keys.split(/-(?=.)/);
  const key = parts.pop() ?? '';
  const has = (part: string) => parts.includes(part);
  const command = onMac ? stroke.metaKey : stroke.ctrlKey;
  const other = onMac ? stroke.ctrlKey : stroke.metaKey;
  const shiftCounts = key.length > 1 || /[a-z]/i.test(key) || has('Shift');
  return (
    stroke.key.toLowerCase() === key.toLowerCase() &&
    command === has('Mod') &&
    !other &&
    stroke.altKey === has('Alt') &&
    (!shiftCounts || stroke.shiftKey === has('Shift'))
  );
}

/** The command that a stroke carries out now, if there is one. */
export function commandFor(stroke: Stroke, onMac = mac): Command | undefined {
  return commands.value.find((command) => command.keys?.some((keys) => matches(stroke, keys, onMac)) && available(command));
}

/** The keys as people read them, one by one. */
export function keyNames(keys: string, onMac = mac): string[] {
  const names: Record<string, string> = { Escape: 'Esc', ...(onMac ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' } : { Mod: 'Ctrl' }) };
  return keys.split(/-(?=.)/).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** Carries out the commands' keys from now on, before an editor sees them. */
export function listen(target: Window = window): void {
  target.addEventListener('keydown', handle, { capture: true });
}

function handle(event: KeyboardEvent): void {
  // A key that belongs to a composition of Hangul, or to a dialog, is nobody else's.
  if (event.isComposing || document.querySelector('dialog[open]')) return;
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && isTextField(event.target)) return;
  const command = commandFor(event);
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  command.run();
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}
