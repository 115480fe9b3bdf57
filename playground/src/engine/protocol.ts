// The words that page, worker and engine speak. The engine's side is `wasm/src/request.rs` and `wasm/src/answer.rs`.
import type { PackedMap } from './map';

export type Target = 'kubernetes' | 'swarm';

export interface TextFile {
  path: string;
  text: string;
}

export interface Request {
  files: TextFile[];
  target: Target;
  /** The Compose files among them, in order; by default those that Compose itself would find. */
  compose?: string[];
  format?: 'yaml' | 'json';
  profiles?: string[];
  /** What an unnamed project is called, as the name of its folder does elsewhere. */
  projectName?: string;
  environment?: Record<string, string>;
  namespace?: string;
  strict?: boolean;
  strictCompose?: boolean;
  /** The options of each target by their names. */
  kubernetes?: Record<string, unknown>;
  swarm?: Record<string, unknown>;
  /** Whether `convert` answers with what becomes of every key as well. */
  report?: boolean;
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

export type Outcome = 'translated' | 'approximated' | 'unsupported' | 'not applicable';

/** What becomes of one key of the Compose files. */
export interface ReportedKey {
  path: string;
  place: Range;
  outcome: Outcome;
  /** Its paths in the project, where these are others. */
  usedAs: string[];
  reason: string | null;
  /** Positions in the diagnostics of the same answer. */
  messages: number[];
}

/** One object of the output; for Swarm, an entry of the stack. */
export interface OutputObject {
  /** The word that the source map has for it, such as `Deployment/web`. */
  id: string;
  kind: string;
  name: string;
  /** The services whose keys it comes from; none if it belongs to the project. */
  services: string[];
  /** Its file, by its position in the files of the same answer. */
  file: number;
  line: number;
  endLine: number;
}

/** What `convert` answers. */
export interface Answer {
  ok: boolean;
  files: OutputFile[];
  diagnostics: Diagnostic[];
  summary: Summary;
  objects: OutputObject[];
  /** Only where the request asks for a report. */
  keys?: ReportedKey[];
}

export interface CheckAnswer {
  ok: boolean;
  keys: ReportedKey[];
  diagnostics: Diagnostic[];
  summary: Summary;
}

export interface ConfigAnswer {
  ok: boolean;
  text: string;
  diagnostics: Diagnostic[];
}

/** What `source_map` answers, as far as the page uses it. */
export interface MapAnswer {
  ok: boolean;
  files: string[];
  keys: {
    path: string;
    place: Range;
    makes: { file: number; line: number; endLine: number; object: string; pointer: string }[];
  }[];
  /** `keys` are positions in `keys`, what makes the fewest lines first. */
  lines: { file: number; line: number; keys: number[]; default: boolean; why: string | null }[];
}

export interface CompleteAnswer {
  from: number;
  to: number;
  items: {
    label: string;
    insert: string;
    kind: 'key' | 'value' | 'reference';
    detail: string;
    documentation: string;
  }[];
}

export interface HoverAnswer {
  from: number;
  to: number;
  path: string;
  documentation: string;
  /** What becomes of the key on each target, in words. */
  outcomes: Record<Target, string>;
}

export interface EngineOption {
  target: Target | 'both';
  /** As in `Request.kubernetes`. */
  name: string;
  /** As on the command line. */
  flag: string;
  kind: 'choice' | 'text' | 'flag' | 'number' | 'list';
  choices: string[];
  default: string;
  help: string;
}

export interface Code {
  code: string;
  kind: string;
  explanation: string;
}

export interface GraphNode {
  id: string;
  kind: 'service' | 'network' | 'volume' | 'secret' | 'config' | 'port' | 'image';
  label: string;
  detail: string;
  x: number;
  y: number;
  width: number;
  height: number;
  place: Range | null;
}

export interface GraphEdge {
  from: string;
  to: string;
  kind: 'depends_on' | 'network' | 'mount' | 'link' | 'publish' | 'secret' | 'config';
  label: string;
  points: [x: number, y: number][];
  isCycle: boolean;
}

export interface GraphAnswer {
  ok: boolean;
  width: number;
  height: number;
  nodes: GraphNode[];
  edges: GraphEdge[];
  diagnostics: Diagnostic[];
}

/** The engine's functions: what each takes and what it answers with. A request travels as JSON text. */
export interface Calls {
  convert: { takes: [request: Request]; answers: Answer };
  check: { takes: [request: Request]; answers: CheckAnswer };
  config: { takes: [request: Request]; answers: ConfigAnswer };
  /** Answers with the keys at and below a path. */
  source_map: { takes: [request: Request, path: string]; answers: PackedMap | null };
  complete: { takes: [request: Request, file: string, offset: number]; answers: CompleteAnswer };
  hover: { takes: [request: Request, file: string, offset: number]; answers: HoverAnswer | null };
  graph: { takes: [request: Request]; answers: GraphAnswer };
  options: { takes: []; answers: EngineOption[] };
  codes: { takes: []; answers: Code[] };
  explain: { takes: [code: string]; answers: Code | null };
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
