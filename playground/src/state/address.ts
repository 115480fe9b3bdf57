// The address says what the page shows only as long as it is true: with the first change the link goes out of it.
import { effect } from '@preact/signals';
import { options } from './options';
import { files, target } from './store';

let said: readonly unknown[] | null = null;

/** The address holds a link to exactly what is open now; `link` puts one there. */
export function addressSays(link?: string): void {
  if (link !== undefined) history.replaceState(null, '', link);
  said = present();
}

/** Takes the link out of the address, from now on, as soon as something else is open. */
export function watchAddress(): void {
  effect(() => {
    const now = present();
    if (!said || now.every((value, at) => value === said?.[at])) return;
    said = null;
    history.replaceState(null, '', location.pathname + location.search);
  });
}

function present(): readonly unknown[] {
  return [files.value, target.value, options.value];
}
