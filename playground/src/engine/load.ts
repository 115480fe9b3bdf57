// Compiles the engine once; every worker gets the compiled module, so that a new worker needs neither network nor time.
import address from './pkg/kompose_wasm_bg.wasm?url';
import type { WorkerLike } from './client';

export async function compiled(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} to the request for ${response.url}.`);
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export function worker(name: string): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
}
