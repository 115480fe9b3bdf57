// Ties the engine to the store: every change of the project is a question, every answer goes into the store.
import { computed, effect, untracked } from '@preact/signals';
import { EngineClient, type Asking } from '../engine/client';
import { CrashGuard, type Storage } from '../engine/guard';
import { compiled, worker } from '../engine/load';
import type { Request } from '../engine/protocol';
import { options } from './options';
import { buildRequest } from './request';
import * as store from './store';

/** How long the tracing of one section may take; it keeps nobody from typing. */
const TRACE_LIMIT_MS = 30_000;

/** The engine in the worker that converts; `call` asks it for everything that is quick. */
export const client = new EngineClient(
  () => worker('converter'),
  {
    ready: (version) => {
      store.version.value = version;
      if (store.engine.value.kind === 'starting') store.engine.value = { kind: 'ready' };
    },
    answer: (answer, asked, { latest, milliseconds }) => {
      store.receive(answer, asked.target);
      const settle = () => {
        if (asked === untracked(() => request.value)) store.settle(answer, milliseconds);
      };
      if (latest && answer.ok) afterPaint(settle);
      else if (latest) settle();
    },
    slow: () => (store.engine.value = { kind: 'slow' }),
    crash: (message) => (store.engine.value = { kind: 'crashed', message }),
    timeout: () => (store.engine.value = { kind: 'timeout' }),
    failure: (message) => (store.engine.value = { kind: 'failed', message }),
  },
  undefined,
  new CrashGuard(tabStorage()),
);

let module: Promise<WebAssembly.Module> | null = null;
let tracing: EngineClient | null = null;

/** The engine in a second worker, for the source map, which takes a conversion for each key. It starts when first asked for. */
export function tracer(): EngineClient {
  if (!tracing) {
    const started = new EngineClient(() => worker('source map'), {}, TRACE_LIMIT_MS);
    module?.then((module) => started.start(module), () => undefined);
    tracing = started;
  }
  return tracing;
}

/** What the engine is asked about: the project as it stands, for the chosen target. */
export const request = computed<Request>(() =>
  buildRequest({ folder: store.folder.value, files: store.files.value, target: store.target.value, options: options.value }),
);

/** Asks again about the project as it stands, also if the engine stopped on it before. */
export function convertAgain(asking: Asking = {}): void {
  client.ask(untracked(() => request.value), { despiteTrap: true, ...asking });
}

/** Starts the engine and converts from now on. */
export function start(): void {
  module = compiled();
  module.then(
    (module) => client.start(module),
    (error: unknown) => (store.engine.value = { kind: 'failed', message: String(error) }),
  );
  effect(() => client.ask(request.value));
}

/** Lets the result come to the screen before all that is said about it; in a page that nobody sees nothing waits for that. */
function afterPaint(run: () => void): void {
  if (document.hidden) run();
  else requestAnimationFrame(() => setTimeout(run));
}

function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
