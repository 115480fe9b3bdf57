// The page's side of the engine: one conversion in flight, one waiting, the latest one wins. A worker that crashes or
// takes too long is thrown away and a new one takes its place, so that no input can break the page.
import { parseAnswer, type Answer, type FromWorker, type Request, type ToWorker } from './protocol';

/** What the client needs of a `Worker`. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Events {
  /** The engine is there. */
  ready(version: string): void;
  /** `latest` says whether nothing newer has been asked since. */
  answer(answer: Answer, request: Request, detail: { latest: boolean; milliseconds: number }): void;
  /** The engine stopped on the request; a new one is starting. */
  crash(message: string, request: Request): void;
  /** The engine took longer than allowed; a new one is starting. */
  timeout(request: Request): void;
  /** The engine cannot start at all. */
  failure(message: string): void;
}

interface Question {
  sequence: number;
  request: Request;
}

export const LIMIT_MS = 3000;

export class EngineClient {
  #worker: WorkerLike | null = null;
  #module: WebAssembly.Module | null = null;
  #ready = false;
  #sequence = 0;
  #asked: Question | null = null;
  #waiting: Question | null = null;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly events: Events,
    private readonly limit = LIMIT_MS,
  ) {}

  start(module: WebAssembly.Module): void {
    this.#module = module;
    this.#respawn();
  }

  /** Asks for a conversion; what was waiting before is forgotten. */
  ask(request: Request): void {
    this.#waiting = { sequence: ++this.#sequence, request };
    this.#next();
  }

  #next(): void {
    if (!this.#ready || this.#asked || !this.#waiting || !this.#worker) return;
    const question = this.#waiting;
    this.#asked = question;
    this.#waiting = null;
    this.#watchdog = setTimeout(() => this.#timedOut(), this.limit);
    this.#worker.postMessage({
      kind: 'convert',
      sequence: question.sequence,
      request: JSON.stringify(question.request),
    });
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        this.events.ready(message.version);
        this.#next();
        break;
      case 'answer':
        this.#answered(message);
        break;
      case 'crash':
        this.#crashed(message.message);
        break;
    }
  }

  #answered(message: FromWorker & { kind: 'answer' }): void {
    const question = this.#asked;
    if (!question || question.sequence !== message.sequence) return;
    let answer: Answer;
    try {
      answer = parseAnswer(message.answer);
    } catch (error) {
      this.#crashed(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#settle();
    const latest = question.sequence === this.#sequence;
    this.events.answer(answer, question.request, { latest, milliseconds: message.milliseconds });
    this.#next();
  }

  #crashed(message: string): void {
    const question = this.#settle();
    if (!question) {
      this.#stop();
      this.events.failure(message);
      return;
    }
    this.#respawn();
    this.events.crash(message, question.request);
  }

  #timedOut(): void {
    const question = this.#settle();
    if (!question) return;
    this.#respawn();
    this.events.timeout(question.request);
  }

  #settle(): Question | null {
    clearTimeout(this.#watchdog);
    const question = this.#asked;
    this.#asked = null;
    return question;
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
  }

  #respawn(): void {
    this.#stop();
    if (!this.#module) return;
    const worker = this.spawn();
    // A message of a worker that has been replaced meanwhile is nobody's answer.
    const current = () => worker === this.#worker;
    worker.onmessage = ({ data }) => current() && this.#receive(data);
    worker.onerror = ({ message }) => current() && this.#crashed(message || 'The worker stopped.');
    this.#worker = worker;
    worker.postMessage({ kind: 'start', module: this.#module });
  }
}
