// Remembers which input the engine stopped on, so that a page that brings back its text after a reload does not run
// into the same trap at once.
import type { Request } from './protocol';

/** What the guard needs of `sessionStorage`. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'kompose-crash';

export interface Trap {
  hash: string;
  kind: 'crash' | 'timeout';
  message: string;
}

export class CrashGuard {
  #trap: Trap | null = null;

  constructor(private readonly storage: Storage | null) {
    this.#trap = this.#stored();
  }

  remember(request: Request, kind: Trap['kind'], message: string): void {
    this.#trap = { hash: hash(request), kind, message };
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.#trap));
    } catch {
      // A browser that refuses storage has the guard until the page is left.
    }
  }

  /** What happened with this very request before; null if nothing bad is known of it. */
  knows(request: Request): Trap | null {
    return this.#trap !== null && this.#trap.hash === hash(request) ? this.#trap : null;
  }

  forget(): void {
    this.#trap = null;
    try {
      this.storage?.removeItem(KEY);
    } catch {
      // What could not be written needs no removal.
    }
  }

  #stored(): Trap | null {
    try {
      const trap = JSON.parse(this.storage?.getItem(KEY) ?? 'null') as Partial<Trap> | null;
      const isTrap = typeof trap?.hash === 'string' && typeof trap.message === 'string';
      return isTrap && (trap.kind === 'crash' || trap.kind === 'timeout') ? (trap as Trap) : null;
    } catch {
      return null;
    }
  }
}

/** 64 bits of FNV-1a in two halves over the text of the request: to tell inputs apart, not to protect anything. */
export function hash(request: Request): string {
  const text = JSON.stringify(request);
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x85ebca6b);
  }
  return ((low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0'));
}
