// The browser's storage, which it may refuse: then the page works on and only forgets.
import { signal } from '@preact/signals';

/** Whether the browser has refused to store something. */
export const refused = signal(false);

type Kind = 'localStorage' | 'sessionStorage';

/** The stored value, or null if there is none, it is no JSON, or the browser refuses. */
export function load(key: string, kind: Kind = 'localStorage'): unknown {
  try {
    return JSON.parse(window[kind].getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Stores a value; `null` removes it. */
export function store(key: string, value: unknown, kind: Kind = 'localStorage'): void {
  try {
    if (value === null) window[kind].removeItem(key);
    else window[kind].setItem(key, JSON.stringify(value));
    refused.value = false;
  } catch {
    refused.value = true;
  }
}
