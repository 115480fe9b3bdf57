// The worker: the engine as functions from text to text, and no way out of it.
import * as engine from './pkg/kompose_wasm.js';
import { pack } from './map';
import type { Argument, CallName, FromWorker, MapAnswer, ToWorker } from './protocol';

// The module arrives by message and nothing needs the network after that. Where the host sends no policy as a header,
// the page's policy does not reach a worker; so the doors are taken out.
const DOORS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts'];

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.kind === 'start') post(started(data.module));
    else answer(data);
  } catch (error) {
    post({ kind: 'crash', message: reason(error) });
  }
};

function started(module: WebAssembly.Module): FromWorker {
  engine.initSync({ module });
  for (const door of DOORS) {
    for (let owner: object | null = self; owner; owner = Object.getPrototypeOf(owner)) Reflect.deleteProperty(owner, door);
  }
  return { kind: 'ready', version: engine.version() };
}

function answer({ sequence, name, takes }: ToWorker & { kind: 'call' }): void {
  const start = performance.now();
  // The page's side of the protocol sees to it that the arguments are those of the function.
  const text = (engine as unknown as Record<CallName, (...takes: Argument[]) => string>)[name](...takes);
  const answer = name === 'source_map' ? pack(JSON.parse(text) as MapAnswer) : text;
  const buffers = typeof answer === 'string' || answer === null ? [] : [answer.keys.buffer, answer.makes.buffer, answer.defaults.buffer];
  post({ kind: 'answer', sequence, answer: answer ?? 'null', milliseconds: performance.now() - start }, buffers);
}

// A trap only says `unreachable`; the engine remembers what its panic said.
function reason(error: unknown): string {
  try {
    return engine.last_panic() ?? String(error);
  } catch {
    return String(error);
  }
}

function post(message: FromWorker, buffers: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer: buffers });
}
