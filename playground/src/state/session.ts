// Ties the engine to the store: every change of the project is a question, every answer goes into the store.
import { effect, untracked } from '@preact/signals';
import { EngineClient } from '../engine/client';
import { compiled, worker } from '../engine/load';
import type { Request } from '../engine/protocol';
import * as store from './store';

const client = new EngineClient(worker, {
  ready: (version) => {
    store.version.value = version;
    if (store.engine.value.kind === 'starting') store.engine.value = { kind: 'ready' };
  },
  answer: (answer, request, { latest, milliseconds }) => {
    store.milliseconds.value = milliseconds;
    store.receive(answer, request.target, latest);
  },
  crash: (message) => (store.engine.value = { kind: 'crashed', message }),
  timeout: () => (store.engine.value = { kind: 'timeout' }),
  failure: (message) => (store.engine.value = { kind: 'failed', message }),
});

/** Asks again about the project as it stands. */
export function convertAgain(): void {
  client.ask(untracked(request));
}

function request(): Request {
  const projectName = store.folder.value;
  return { files: store.files.value, target: store.target.value, ...(projectName !== '' && { projectName }) };
}

/** Starts the engine and converts from now on. */
export function start(): void {
  compiled().then(
    (module) => client.start(module),
    (error: unknown) => (store.engine.value = { kind: 'failed', message: String(error) }),
  );
  effect(() => client.ask(request()));
}
