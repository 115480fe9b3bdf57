// Compiles the engine once; every worker gets the compiled module, so that a new worker needs neither network nor time.
import address from './pkg/kompose_wasm_bg.wasm?url';
import type { WorkerLike } from './client';

let module: Promise<WebAssembly.Module> | null = null;
/** A worker that waits for whoever asks for the first one. */
let first: Worker | null = null;

/** Sends for the engine and starts a worker, before the rest of the page has arrived. */
export function begin(): void {
  // Whoever needs the module says what went wrong.
  compiled().catch(() => undefined);
  first = spawned('converter');
}

export function compiled(): Promise<WebAssembly.Module> {
  module ??= compile();
  return module;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} to the request for ${response.url}.`);
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export function worker(name: 'converter' | 'source map'): WorkerLike {
  const waiting = name === 'converter' ? first : null;
  if (waiting) first = null;
  return waiting ?? spawned(name);
}

function spawned(name: string): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
}
