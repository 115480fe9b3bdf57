// The page's side of the engine: one question in flight; of conversions that wait only the latest counts, and it goes
// before everything else. A worker that crashes or takes too long is thrown away and a new one takes its place, so that
// no input can break the page.
import type { CrashGuard } from './guard';
import {
  parseAnswer,
  type Answer,
  type Argument,
  type CallName,
  type Calls,
  type FromWorker,
  type Request,
  type ToWorker,
} from './protocol';

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
  /** The conversion takes longer than it should, and goes on. */
  slow(request: Request): void;
  /** The engine stopped on the request; a new one is starting. */
  crash(message: string, request: Request): void;
  /** The engine took longer than allowed; a new one is starting. */
  timeout(request: Request): void;
  /** The engine cannot start at all. */
  failure(message: string): void;
}

/** Why a call has no answer. */
export class NoAnswer extends Error {
  constructor(readonly why: 'crash' | 'timeout' | 'superseded' | 'failure', message: string) {
    super(message);
  }
}

/** How the user may ask for a conversion. */
export interface Asking {
  /** Also when the engine stopped on this very input before. */
  despiteTrap?: boolean;
  /** For as long as it takes. */
  withoutLimit?: boolean;
}

interface Question {
  sequence: number;
  name: CallName;
  takes: Argument[];
  limit: number;
  answered(answer: FromWorker & { kind: 'answer' }): void;
  failed(why: NoAnswer): void;
  slow?(): void;
}

export const LIMIT_MS = 3000;
export const SLOW_MS = 1000;

/** Of these only the last question asked can still be of use. */
const LATEST_ONLY: readonly CallName[] = ['complete', 'hover', 'graph'];

export class EngineClient {
  #worker: WorkerLike | null = null;
  #module: WebAssembly.Module | null = null;
  #ready = false;
  #failed: string | null = null;
  #sequence = 0;
  /** The number of the latest conversion that has been asked for by `ask`. */
  #latest = 0;
  #asked: Question | null = null;
  #conversion: Question | null = null;
  #waiting: Question[] = [];
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly events: Partial<Events>,
    private readonly limit = LIMIT_MS,
    private readonly guard: CrashGuard | null = null,
  ) {}

  start(module: WebAssembly.Module): void {
    this.#module = module;
    this.#respawn();
  }

  /** Asks for the conversion that the page shows; one that was waiting before is forgotten. */
  ask(request: Request, { despiteTrap = false, withoutLimit = false }: Asking = {}): void {
    const trap = despiteTrap ? null : (this.guard?.knows(request) ?? null);
    const sequence = ++this.#sequence;
    this.#latest = sequence;
    this.#conversion = null;
    if (trap) {
      if (trap.kind === 'crash') this.events.crash?.(trap.message, request);
      else this.events.timeout?.(request);
      return;
    }
    this.#conversion = {
      sequence,
      name: 'convert',
      takes: [JSON.stringify(request)],
      limit: withoutLimit ? Infinity : this.limit,
      answered: (message) => this.#converted(message, request),
      failed: (reason) => this.#unconverted(reason, request),
      slow: () => this.events.slow?.(request),
    };
    this.#next();
  }

  /** Calls a function of the engine; rejects with `NoAnswer` when there is none to be had. */
  call<Name extends CallName>(name: Name, ...takes: Calls[Name]['takes']): Promise<Calls[Name]['answers']> {
    if (this.#failed !== null) return Promise.reject(new NoAnswer('failure', this.#failed));
    return new Promise((resolve, reject) => {
      if (LATEST_ONLY.includes(name)) this.#supersede(name);
      this.#waiting.push({
        sequence: ++this.#sequence,
        name,
        takes: takes.map((argument) => (typeof argument === 'object' ? JSON.stringify(argument) : argument)),
        limit: this.limit,
        answered: ({ answer }) => resolve((typeof answer === 'string' ? JSON.parse(answer) : answer) as Calls[Name]['answers']),
        failed: reject,
      });
      this.#next();
    });
  }

  /** Forgets all calls that wait, and stops the one that runs. */
  cancel(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const running = this.#asked;
    if (running) {
      this.#settle();
      this.#respawn();
      waiting.unshift(running);
    }
    for (const question of waiting) question.failed(new NoAnswer('superseded', 'The question is no longer of use.'));
  }

  #supersede(name: CallName): void {
    const outdated = this.#waiting.filter((question) => question.name === name);
    this.#waiting = this.#waiting.filter((question) => question.name !== name);
    for (const question of outdated) question.failed(new NoAnswer('superseded', 'A newer question has taken its place.'));
  }

  #next(): void {
    if (!this.#ready || this.#asked || !this.#worker) return;
    const question = this.#conversion ?? this.#waiting.shift();
    if (!question) return;
    this.#asked = question;
    if (question === this.#conversion) this.#conversion = null;
    if (Number.isFinite(question.limit)) this.#watchdog = setTimeout(() => this.#timedOut(), question.limit);
    this.#slow = setTimeout(() => question.slow?.(), SLOW_MS);
    const { sequence, name, takes } = question;
    this.#worker.postMessage({ kind: 'call', sequence, name, takes });
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        this.events.ready?.(message.version);
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
    try {
      question.answered(message);
    } catch (error) {
      this.#crashed(error instanceof Error ? error.message : String(error));
      return;
    }
    if (this.#asked === question) this.#settle();
    this.#next();
  }

  #converted(message: FromWorker & { kind: 'answer' }, request: Request): void {
    const answer = parseAnswer(String(message.answer));
    this.#settle();
    const latest = message.sequence === this.#latest;
    this.events.answer?.(answer, request, { latest, milliseconds: message.milliseconds });
  }

  #unconverted({ why, message }: NoAnswer, request: Request): void {
    if (why === 'failure') return;
    this.guard?.remember(request, why === 'timeout' ? 'timeout' : 'crash', message);
    if (why === 'timeout') this.events.timeout?.(request);
    else this.events.crash?.(message, request);
  }

  #crashed(message: string): void {
    const question = this.#settle();
    if (question) {
      this.#respawn();
      question.failed(new NoAnswer('crash', message));
      return;
    }
    this.#stop();
    this.#failed = message;
    this.events.failure?.(message);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const question of waiting) question.failed(new NoAnswer('failure', message));
  }

  #timedOut(): void {
    const question = this.#settle();
    if (!question) return;
    this.#respawn();
    question.failed(new NoAnswer('timeout', `There was no answer within ${question.limit} milliseconds.`));
  }

  #settle(): Question | null {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#slow);
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
