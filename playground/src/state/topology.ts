// The drawing of the project, asked for while it is shown.
import { effect, signal, untracked } from '@preact/signals';
import { NoAnswer } from '../engine/client';
import type { GraphAnswer } from '../engine/protocol';
import { client, request } from './session';

export type Topology =
  | { kind: 'waiting' }
  | { kind: 'drawn'; graph: GraphAnswer }
  | { kind: 'failed'; message: string };

export const topology = signal<Topology>({ kind: 'waiting' });

/** Draws the project as it changes, until what is returned is called. */
export function followProject(): () => void {
  return effect(() => {
    const asked = request.value;
    client.call('graph', asked).then(
      (graph) => {
        if (asked !== untracked(() => request.value)) return;
        // While there is a mistake in the text the last whole drawing stays.
        const before = untracked(() => topology.value);
        if (graph.ok || graph.nodes.length > 0 || before.kind !== 'drawn') topology.value = { kind: 'drawn', graph };
      },
      (error: unknown) => {
        if (error instanceof NoAnswer && error.why === 'superseded') return;
        topology.value = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      },
    );
  });
}
