// Which dialog is open: one at a time.
import { signal } from '@preact/signals';

/** The dialogs of the page; `ui/dialogs.ts` says where each is. */
export type DialogId = 'examples' | 'newFile';

export const dialog = signal<DialogId | null>(null);
