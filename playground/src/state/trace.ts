// Has the source map found out section by section, what somebody looks at first, and only while nobody types.
import type { TracedKey } from '../engine/map';
import type { LinkMap } from '../link/map';

/** How long typing has to have paused before anything is traced. */
const PAUSE_MS = 250;
/** How much time may go into sections that nobody has asked for yet. */
const AHEAD_MS = 5000;

export interface Tracing {
  /** What the section makes; null if the engine cannot say. Rejects if it has not come to it. */
  trace(section: string): Promise<readonly TracedKey[] | null>;
  /** Nobody needs what is being traced. */
  forget(): void;
  /** The sections that somebody looks at, the most needed first. */
  wanted(map: LinkMap): string[];
  /** The map has grown. */
  grown(): void;
}

export class Tracer {
  #map: LinkMap | null = null;
  #isRunning = false;
  #ahead = 0;
  /** Whether typing has not paused for long enough yet. */
  #isResting = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tracing: Tracing) {}

  /** Traces for another text from now on; null while there is none that has been answered. */
  follow(map: LinkMap | null): void {
    if (map === this.#map) return;
    clearTimeout(this.#pause);
    if (this.#isRunning) this.tracing.forget();
    this.#map = map;
    this.#ahead = 0;
    this.#isResting = true;
    if (map) this.#pause = setTimeout(() => this.#wake(map), PAUSE_MS);
  }

  /** Something else may be wanted now. */
  look(): void {
    if (this.#map) this.#next(this.#map);
  }

  #wake(map: LinkMap): void {
    this.#isResting = false;
    this.#next(map);
  }

  #next(map: LinkMap): void {
    if (map !== this.#map || this.#isRunning || this.#isResting) return;
    const wanted = this.tracing.wanted(map).find((section) => !map.knows(section));
    const section = wanted ?? (this.#ahead < AHEAD_MS ? map.outline.sections().find((section) => !map.knows(section)) : undefined);
    if (section !== undefined) void this.#trace(map, section, wanted === undefined);
  }

  async #trace(map: LinkMap, section: string, isAhead: boolean): Promise<void> {
    this.#isRunning = true;
    const start = performance.now();
    const keys = await this.tracing.trace(section).catch(() => null);
    this.#isRunning = false;
    if (map === this.#map) {
      if (isAhead) this.#ahead += performance.now() - start;
      map.add(section, keys);
      this.tracing.grown();
    }
    // The text that is followed by now may have waited for this to end.
    this.look();
  }
}
