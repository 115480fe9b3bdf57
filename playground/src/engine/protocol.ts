// The words that page, worker and engine speak. The engine's side is `wasm/src/request.rs` and `wasm/src/answer.rs`.

export type Target = 'kubernetes' | 'swarm';

export interface TextFile {
  path: string;
  text: string;
}

export interface Request {
  files: TextFile[];
  target: Target;
  /** What an unnamed project is called, as the name of its folder does elsewhere. */
  projectName?: string;
}

/** A range in UTF-16 units, with lines and columns that count from 1. */
export interface Range {
  /** Null when no file says it. */
  file: string | null;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  from: number;
  to: number;
}

export interface Edit {
  file: string;
  from: number;
  to: number;
  text: string;
}

export interface Help {
  text: string;
  edits: Edit[];
}

export interface Diagnostic extends Range {
  code: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
  path: string;
  label: string;
  related: (Range & { text: string })[];
  help: Help[];
}

export interface OutputFile {
  path: string;
  /** Absent when the bytes are no text; then `base64` holds them. */
  text?: string;
  base64?: string;
  secret: boolean;
}

export interface Access {
  service: string;
  published: string;
  instead: string;
}

export interface Summary {
  project: string;
  translated: number;
  approximated: number;
  unsupported: number;
  notApplicable: number;
  access: Access[];
}

export interface Answer {
  ok: boolean;
  files: OutputFile[];
  diagnostics: Diagnostic[];
  summary: Summary;
}

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | { kind: 'convert'; sequence: number; request: string };

export type FromWorker =
  | { kind: 'ready'; version: string }
  | { kind: 'answer'; sequence: number; answer: string; milliseconds: number }
  | { kind: 'crash'; message: string };

/** Reads an answer; throws when it is none, which can only mean that page and engine are of different versions. */
export function parseAnswer(text: string): Answer {
  const answer: unknown = JSON.parse(text);
  if (isAnswer(answer)) return answer;
  throw new Error(`The converter answered with something else: ${text.slice(0, 80)}`);
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { ok, files, diagnostics, summary } = value as Partial<Answer>;
  return typeof ok === 'boolean' && Array.isArray(files) && Array.isArray(diagnostics) && typeof summary === 'object';
}
