// Short messages in the corner, each with at most one thing to do about it.
import { signal } from '@preact/signals';

export interface Toast {
  /** A toast with the id of another one takes its place. */
  id: string;
  /** A function, so that it follows the language. */
  text(): string;
  action?: { title(): string; run(): void };
  /** After how many milliseconds it leaves by itself; it stays if absent. */
  lasts?: number;
}

/** How long a toast stays that offers a next step which nobody needs for long. */
export const OFFER_MS = 12_000;

export const toasts = signal<readonly Toast[]>([]);

export function toast(added: Toast): void {
  dismiss(added.id);
  toasts.value = [...toasts.value, added];
  if (added.lasts !== undefined) setTimeout(() => forget(added), added.lasts);
}

export function dismiss(id: string): void {
  if (toasts.value.some((toast) => toast.id === id)) toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

function forget(gone: Toast): void {
  toasts.value = toasts.value.filter((toast) => toast !== gone);
}
