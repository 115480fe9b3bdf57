// The words that page, worker and engine speak. Those of the engine are declared with it, in `wasm/src/types.d.ts`.
import type { PackedMap } from './map';
import type * as Engine from './pkg/kompose_wasm.js';

export type { ConfigAnswer, CheckAnswer, Diagnostic, GraphAnswer, HoverAnswer, MapAnswer, OutputObject, Range, Summary } from './pkg/kompose_wasm.js';
export type { CompletionAnswer as CompleteAnswer, ConvertAnswer as Answer, ExplainAnswer as Code, Key as ReportedKey, TargetOption as EngineOption } from './pkg/kompose_wasm.js';

export type Target = 'kubernetes' | 'swarm';

/** The page always says what it converts for. */
export type Request = Engine.Request & { target: Target };

export type TextFile = Engine.Request['files'][number];
export type Help = Engine.Diagnostic['help'][number];
export type Edit = Help['edits'][number];
/** Its text is absent when the bytes are no text; then `base64` holds them. */
export type OutputFile = Engine.ConvertAnswer['files'][number];
export type Access = Engine.Summary['access'][number];
export type Outcome = Engine.Key['outcome'];
export type GraphNode = Engine.GraphAnswer['nodes'][number];
export type GraphEdge = Engine.GraphAnswer['edges'][number];

/** The engine's functions: what each takes and what it answers with. A request travels as JSON text. */
export interface Calls {
  convert: { takes: [request: Request]; answers: Engine.ConvertAnswer };
  check: { takes: [request: Request]; answers: Engine.CheckAnswer };
  config: { takes: [request: Request]; answers: Engine.ConfigAnswer };
  /** Answers with the keys at and below a path. */
  source_map: { takes: [request: Request, path: string]; answers: PackedMap | null };
  complete: { takes: [request: Request, file: string, offset: number]; answers: Engine.CompletionAnswer };
  hover: { takes: [request: Request, file: string, offset: number]; answers: Engine.HoverAnswer | null };
  graph: { takes: [request: Request]; answers: Engine.GraphAnswer };
  options: { takes: []; answers: Engine.TargetOption[] };
  codes: { takes: []; answers: Engine.ExplainAnswer[] };
  explain: { takes: [code: string]; answers: Engine.ExplainAnswer | null };
}

export type CallName = keyof Calls;
export type Argument = string | number;

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | { kind: 'call'; sequence: number; name: CallName; takes: Argument[] };

export type FromWorker =
  | { kind: 'ready'; version: string }
  /** An answer is JSON text, except for a source map, which would be megabytes of it. */
  | { kind: 'answer'; sequence: number; answer: string | PackedMap; milliseconds: number }
  | { kind: 'crash'; message: string };

/** Reads an answer to `convert`; throws when it is none, which can only mean that page and engine are of different versions. */
export function parseAnswer(text: string): Engine.ConvertAnswer {
  const answer: unknown = JSON.parse(text);
  if (isAnswer(answer)) return answer;
  throw new Error(`The converter answered with something else: ${text.slice(0, 80)}`);
}

function isAnswer(value: unknown): value is Engine.ConvertAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { ok, files, diagnostics, summary } = value as Partial<Engine.ConvertAnswer>;
  return typeof ok === 'boolean' && Array.isArray(files) && Array.isArray(diagnostics) && typeof summary === 'object';
}
