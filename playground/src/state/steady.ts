// A computed value that stays the same object for as long as it says the same, so that nothing that shows it is drawn anew.
import { computed, type ReadonlySignal } from '@preact/signals';

/** The value must be one that JSON can write. */
export function steady<T>(compute: () => T): ReadonlySignal<T> {
  let last: { value: T; words: string } | null = null;
  return computed(() => {
    const value = compute();
    const words = JSON.stringify(value);
    if (last?.words !== words) last = { value, words };
    return last.value;
  });
}
