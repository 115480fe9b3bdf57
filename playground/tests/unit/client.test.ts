import { beforeEach, expect, test, vi } from 'vitest';
import { EngineClient, type Events, type WorkerLike } from '../../src/engine/client';
import { CrashGuard, type Storage } from '../../src/engine/guard';
import type { FromWorker, Request, ToWorker } from '../../src/engine/protocol';

class FakeWorker implements WorkerLike {
  sent: ToWorker[] = [];
  ended = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: FromWorker): void {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }

  ready(): void {
    this.say({ kind: 'ready', version: '1' });
  }

  get questions(): (ToWorker & { kind: 'call' })[] {
    return this.sent.filter((message) => message.kind === 'call');
  }

  /** Answers the last question with its own text as the path of the only file. */
  answer(): void {
    const { sequence, takes } = this.questions.at(-1)!;
    const path = (JSON.parse(String(takes[0])) as Request).files[0]!.text;
    const answer = JSON.stringify({ ok: true, files: [{ path, text: '' }], diagnostics: [], summary: {} });
    this.say({ kind: 'answer', sequence, answer, milliseconds: 1 });
  }
}

let workers: FakeWorker[];
let log: string[];
let stored: Map<string, string>;
let client: EngineClient;

const storage: Storage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => void stored.set(key, value),
  removeItem: (key) => void stored.delete(key),
};

const worker = () => workers.at(-1)!;
const request = (text: string): Request => ({ files: [{ path: 'compose.yaml', text }], target: 'kubernetes' });
const text = (request: Request) => request.files[0]!.text;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  log = [];
  const events: Events = {
    ready: () => log.push('ready'),
    answer: (answer, _, { latest }) => log.push(`${answer.files[0]?.path}${latest ? '' : ' (old)'}`),
    slow: (request) => log.push(`slow on ${text(request)}`),
    crash: (message, request) => log.push(`crash on ${text(request)}: ${message}`),
    timeout: (request) => log.push(`timeout on ${text(request)}`),
    failure: (message) => log.push(`failure: ${message}`),
  };
  const spawn = () => {
    workers.push(new FakeWorker());
    return worker();
  };
  stored = new Map();
  client = new EngineClient(spawn, events, 3000, new CrashGuard(storage));
});

function started(): void {
  client.start({} as WebAssembly.Module);
  worker().ready();
}

test('a question waits for the engine', () => {
  client.ask(request('a'));
  client.start({} as WebAssembly.Module);
  expect(worker().questions).toHaveLength(0);
  worker().ready();
  worker().answer();
  expect(log).toEqual(['ready', 'a']);
});

test('while one conversion runs only the latest question waits', () => {
  started();
  for (const text of ['a', 'b', 'c', 'd']) client.ask(request(text));
  worker().answer();
  worker().answer();
  expect(worker().questions).toHaveLength(2);
  expect(log).toEqual(['ready', 'a (old)', 'd']);
});

test('a crash gives a new worker, which takes the waiting question', () => {
  started();
  client.ask(request('bad'));
  client.ask(request('good'));
  worker().say({ kind: 'crash', message: 'index out of range' });
  expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
  worker().ready();
  worker().answer();
  expect(log).toEqual(['ready', 'crash on bad: index out of range', 'ready', 'good']);
});

test('an input that crashed is not tried again by itself', () => {
  started();
  client.ask(request('bad'));
  worker().say({ kind: 'crash', message: 'x' });
  worker().ready();
  expect(worker().questions).toHaveLength(0);
});

test('the watchdog ends a conversion that never ends', () => {
  started();
  client.ask(request('slow'));
  vi.advanceTimersByTime(2999);
  expect(workers).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
  expect(log).toEqual(['ready', 'slow on slow', 'timeout on slow']);
});

test('without a limit a conversion may take as long as it likes', () => {
  started();
  client.ask(request('slow'), { withoutLimit: true });
  vi.advanceTimersByTime(60_000);
  worker().answer();
  expect(log).toEqual(['ready', 'slow on slow', 'slow']);
});

test('an answer in time stops the watchdog', () => {
  started();
  client.ask(request('a'));
  worker().answer();
  vi.advanceTimersByTime(10_000);
  expect(log).toEqual(['ready', 'a']);
});

test('a replaced worker is not listened to', () => {
  started();
  client.ask(request('slow'));
  const [first] = workers;
  vi.advanceTimersByTime(3000);
  first!.answer();
  expect(log).toEqual(['ready', 'slow on slow', 'timeout on slow']);
});

test('an answer that is none counts as a crash', () => {
  started();
  client.ask(request('a'));
  worker().say({ kind: 'answer', sequence: 1, answer: '{}', milliseconds: 1 });
  expect(log[1]).toMatch(/^crash on a: The converter answered/);
  expect(workers).toHaveLength(2);
});

test('an engine that cannot start is not started again and again', () => {
  client.start({} as WebAssembly.Module);
  worker().onerror?.({ message: 'no such file' } as ErrorEvent);
  expect(workers).toHaveLength(1);
  expect(log).toEqual(['failure: no such file']);
});

test('an input that crashed is not run again when asked once more, not even after a reload', () => {
  started();
  client.ask(request('bad'));
  worker().say({ kind: 'crash', message: 'index out of range' });
  worker().ready();
  client.ask(request('bad'));
  expect(worker().questions).toHaveLength(0);
  const crashed: string[] = [];
  const reloaded = new EngineClient(() => worker(), { crash: (message) => crashed.push(message) }, 3000, new CrashGuard(storage));
  reloaded.start({} as WebAssembly.Module);
  worker().ready();
  reloaded.ask(request('bad'));
  expect(crashed).toEqual(['index out of range']);
  expect(worker().questions).toHaveLength(0);
  reloaded.ask(request('good'));
  expect(worker().questions).toHaveLength(1);
});

test('who wants it can have an input that crashed run again', () => {
  started();
  client.ask(request('bad'));
  worker().say({ kind: 'crash', message: 'x' });
  worker().ready();
  client.ask(request('bad'), { despiteTrap: true });
  worker().answer();
  expect(log).toEqual(['ready', 'crash on bad: x', 'ready', 'bad']);
});

test('a conversion goes before the calls that wait', async () => {
  started();
  client.ask(request('a'));
  const codes = client.call('codes');
  client.ask(request('b'));
  worker().answer();
  expect(worker().questions.map(({ name }) => name)).toEqual(['convert', 'convert']);
  worker().answer();
  const { sequence, name } = worker().questions.at(-1)!;
  expect(name).toBe('codes');
  worker().say({ kind: 'answer', sequence, answer: '[]', milliseconds: 1 });
  await expect(codes).resolves.toEqual([]);
});

test('of the questions about a place only the last waits', async () => {
  started();
  client.ask(request('a'));
  const first = client.call('hover', request('a'), 'compose.yaml', 1);
  const second = client.call('hover', request('a'), 'compose.yaml', 2);
  await expect(first).rejects.toMatchObject({ why: 'superseded' });
  worker().answer();
  expect(worker().questions.at(-1)!.takes.slice(1)).toEqual(['compose.yaml', 2]);
  worker().say({ kind: 'answer', sequence: worker().questions.at(-1)!.sequence, answer: 'null', milliseconds: 1 });
  await expect(second).resolves.toBeNull();
});

test('a call that crashes is rejected and leaves the conversions alone', async () => {
  started();
  const call = client.call('explain', 'x');
  worker().say({ kind: 'crash', message: 'unreachable' });
  await expect(call).rejects.toMatchObject({ why: 'crash', message: 'unreachable' });
  worker().ready();
  client.ask(request('a'));
  worker().answer();
  expect(log).toEqual(['ready', 'ready', 'a']);
});

test('cancelled calls are rejected, and the one that runs is stopped', async () => {
  started();
  const running = client.call('source_map', request('a'), 'services.a');
  const waiting = client.call('source_map', request('a'), 'services.b');
  client.cancel();
  await expect(running).rejects.toMatchObject({ why: 'superseded' });
  await expect(waiting).rejects.toMatchObject({ why: 'superseded' });
  expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
});

test('calls of an engine that cannot start are rejected', async () => {
  const early = client.call('codes');
  client.start({} as WebAssembly.Module);
  worker().say({ kind: 'crash', message: 'no wasm' });
  await expect(early).rejects.toMatchObject({ why: 'failure' });
  await expect(client.call('codes')).rejects.toMatchObject({ why: 'failure' });
});
