// The worker: the engine as a function from text to text, and no way out of it.
import { convert, initSync, last_panic, version } from './pkg/kompose_wasm.js';
import type { FromWorker, ToWorker } from './protocol';

// The module arrives by message and nothing needs the network after that. Where the host sends no policy as a header,
// the page's policy does not reach a worker; so the doors are taken out.
const DOORS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts'];

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    post(data.kind === 'start' ? started(data.module) : answered(data.sequence, data.request));
  } catch (error) {
    post({ kind: 'crash', message: reason(error) });
  }
};

function started(module: WebAssembly.Module): FromWorker {
  initSync({ module });
  for (const door of DOORS) {
    for (let owner: object | null = self; owner; owner = Object.getPrototypeOf(owner)) Reflect.deleteProperty(owner, door);
  }
  return { kind: 'ready', version: version() };
}

function answered(sequence: number, request: string): FromWorker {
  const start = performance.now();
  const answer = convert(request);
  return { kind: 'answer', sequence, answer, milliseconds: performance.now() - start };
}

// A trap only says `unreachable`; the engine remembers what its panic said.
function reason(error: unknown): string {
  try {
    return last_panic() ?? String(error);
  } catch {
    return String(error);
  }
}

function post(message: FromWorker): void {
  self.postMessage(message);
}
