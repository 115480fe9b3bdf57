// Copies text, and says whether the browser let it.
import { t, type Key } from '../i18n';
import { toast } from '../state/toasts';

const SHOWN_MS = 2500;

/** Copies a text and says so in a toast. */
export async function copy(text: string, said: Key = 'result.copied'): Promise<boolean> {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  toast({ id: 'copied', text: () => t(copied ? said : 'result.copyRefused'), lasts: SHOWN_MS });
  return copied;
}
