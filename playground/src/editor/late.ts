// What an editor can do without while it is being drawn: it is loaded once the page is idle, and added to each editor.
import { Facet, StateEffect, type Extension } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';

type Parts = (path: string) => Extension;

let parts: Parts | null = null;
let loading: Promise<Parts> | null = null;

/** Marks the states that have the parts already. */
const complete = Facet.define<true>();

/** The parts for a file, now or as soon as they are there. */
export function late(path: string): Extension {
  if (parts) return parts(path);
  return ViewPlugin.define((view) => {
    let shown = true;
    const add = (parts: Parts) => {
      if (shown && view.state.facet(complete).length === 0) view.dispatch({ effects: StateEffect.appendConfig.of(parts(path)) });
    };
    // Without them the editor still edits; the next one tries again.
    if (view.state.facet(complete).length === 0) load().then(add, () => (loading = null));
    return { destroy: () => void (shown = false) };
  });
}

function load(): Promise<Parts> {
  loading ??= idle().then(async () => {
    const { extras } = await import('./extras');
    parts = (path) => [complete.of(true), extras(path)];
    return parts;
  });
  return loading;
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 300);
  });
}
