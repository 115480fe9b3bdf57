// Which dialog is open: one at a time.
import { signal } from '@preact/signals';

/** The dialogs of the page; `ui/dialogs.ts` says where each is. */
export type DialogId = 'examples' | 'newFile' | 'palette' | 'shortcuts' | 'settings' | 'options' | 'menu' | 'share' | 'download' | 'code';

export const dialog = signal<DialogId | null>(null);

/** Opens a dialog in place of the one that is open. */
export function open(id: DialogId): void {
  dialog.value = id;
}

export function close(): void {
  dialog.value = null;
}
