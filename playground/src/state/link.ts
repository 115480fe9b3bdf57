// What is linked at the moment: what the pointer is over, or else where the caret is; what is pinned before both.
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import { unpack } from '../engine/map';
import { LinkMap } from '../link/map';
import { fromKeys, needed, resolve, type Link, type Spot } from '../link/resolve';
import { request, tracer } from './session';
import { linkMode } from './settings';
import { answer, current, files } from './store';
import { Tracer } from './trace';

export type LinkSource = 'pointer' | 'caret' | 'pin';

export interface Linked extends Link {
  source: LinkSource;
  /** The side that it starts from. */
  side: Spot['side'];
}

interface Pin {
  keys: { file: string; path: string }[];
  side: Spot['side'];
}

/** A running trace is worth stopping only when it holds up the next one for long. */
const PATIENCE_MS = 1000;

const pointer = signal<Spot | null>(null);
const caret = signal<Spot | null>(null);
const pin = signal<Pin | null>(null);
/** Counts what the map has learnt, for those who read it. */
export const learnt = signal(0);

/** The map of the text as it stands; null while that has no result. */
export const linkMap = computed<LinkMap | null>(() => {
  if (linkMode.value === 'off' || !current.value || !answer.value?.ok || !answer.value.keys) return null;
  return new LinkMap(untracked(() => files.value), answer.value);
});

export const isPinned = computed(() => pin.value !== null);

export const link = computed<Linked | null>(() => {
  const map = linkMap.value;
  void learnt.value;
  if (!map) return null;
  if (pin.value) {
    const pinned = fromKeys(map, pin.value.keys);
    if (pinned) return { ...pinned, source: 'pin', side: pin.value.side };
  }
  return at(map, linkMode.value === 'hover' ? pointer.value : null, 'pointer') ?? at(map, caret.value, 'caret');
});

function at(map: LinkMap, spot: Spot | null, source: LinkSource): Linked | null {
  const link = spot && resolve(map, spot);
  return link && { ...link, source, side: spot.side };
}

export function pointAt(spot: Spot | null): void {
  pointer.value = spot;
}

export function putCaret(spot: Spot): void {
  caret.value = spot;
}

/** Pins what is linked, or lets go of it. */
export function togglePin(): void {
  pin.value = pin.value ? null : pinOf(untracked(() => link.value));
}

/** Pins what is linked with a place, or lets go of it if that is pinned already. */
export function pinAt(spot: Spot): void {
  const map = linkMap.value;
  const found = map && at(map, spot, 'pin');
  const next = pinOf(found);
  pin.value = next && JSON.stringify(next.keys) !== JSON.stringify(pin.value?.keys) ? next : null;
}

export function unpin(): void {
  pin.value = null;
}

function pinOf(link: Linked | null): Pin | null {
  return link && link.inner.length > 0 ? { keys: link.inner.map(({ file, path }) => ({ file, path })), side: link.side } : null;
}

let started = 0;

const tracing = new Tracer({
  async trace(section) {
    started = performance.now();
    const map = await tracer().call('source_map', untracked(() => request.value), section);
    return map && unpack(map);
  },
  forget() {
    if (performance.now() - started > PATIENCE_MS) tracer().cancel();
  },
  wanted(map) {
    const spots = untracked(() => [pointer.value, caret.value]);
    const pinned = fromKeys(map, untracked(() => pin.value?.keys ?? []))?.inner ?? [];
    return [...pinned.flatMap(({ section }) => section ?? []), ...spots.flatMap((spot) => (spot ? needed(map, spot) : []))];
  },
  grown: () => (learnt.value += 1),
});

/** Finds out the links from now on. */
export function startLinks(): void {
  effect(() => tracing.follow(linkMap.value));
  effect(() => {
    void [pointer.value, caret.value, pin.value];
    tracing.look();
  });
}

/** Another project has nothing to do with what was linked. */
export function forgetLinks(): void {
  batch(() => {
    pointer.value = null;
    caret.value = null;
    pin.value = null;
  });
}
