// What can become of a key, and whose key it is.
import type { Outcome } from '../engine/protocol';

/** What a filter of the report can ask for. */
export const fates = ['exact', 'changed', 'dropped', 'other'] as const;
export type Fate = (typeof fates)[number];

export const fateOf: Record<Outcome, Fate> = {
  translated: 'exact',
  approximated: 'changed',
  unsupported: 'dropped',
  'not applicable': 'other',
};

/** The service that a path lies in, or the empty word. The longest name wins, because names may have dots in them. */
export function serviceOf(path: string, services: readonly string[]): string {
  let found = '';
  for (const service of services) {
    const prefix = `services.${service}`;
    const isIn = path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);
    if (isIn && service.length > found.length) found = service;
  }
  return found;
}

/** The worst of several fates: what is dropped counts before what is changed. */
export function worst(found: readonly Fate[]): Fate {
  return (['dropped', 'changed', 'exact'] as const).find((fate) => found.includes(fate)) ?? 'other';
}

/**
 * How many of 100 keys keep their meaning, of those that could; null without any.
 *
 * A hundred is only said where nothing at all is lost, and none only where everything is.
 */
export function share({ exact, changed, dropped }: Readonly<Record<Exclude<Fate, 'other'>, number>>): number | null {
  const all = exact + changed + dropped;
  if (all === 0) return null;
  if (exact === all || exact === 0) return (exact / all) * 100;
  return Math.min(99, Math.max(1, Math.round((exact / all) * 100)));
}
