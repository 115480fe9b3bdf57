import { beforeEach, expect, test, vi } from 'vitest';
import { EngineClient, type Events, type WorkerLike } from '../../src/engine/client';
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

  get questions(): (ToWorker & { kind: 'convert' })[] {
    return this.sent.filter((message) => message.kind === 'convert');
  }

  /** Answers the last question with its own text as the path of the only file. */
  answer(): void {
    const { sequence, request } = this.questions.at(-1)!;
    const path = (JSON.parse(request) as Request).files[0]!.text;
    const answer = JSON.stringify({ ok: true, files: [{ path, text: '' }], diagnostics: [], summary: {} });
    this.say({ kind: 'answer', sequence, answer, milliseconds: 1 });
  }
}

let workers: FakeWorker[];
let log: string[];
let client: EngineClient;

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
    crash: (message, request) => log.push(`crash on ${text(request)}: ${message}`),
    timeout: (request) => log.push(`timeout on ${text(request)}`),
    failure: (message) => log.push(`failure: ${message}`),
  };
  const spawn = () => {
    workers.push(new FakeWorker());
    return worker();
  };
  client = new EngineClient(spawn, events, 3000);
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
  expect(log).toEqual(['ready', 'timeout on slow']);
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
  expect(log).toEqual(['ready', 'timeout on slow']);
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
