/** What `convert`, `check`, `config` and `source_map` take, as JSON. */
export interface Request {
  files: { path: string; text: string }[];
  /** The Compose files among them, in order; by default those that Compose itself would find. */
  compose?: string[];
  target?: 'kubernetes' | 'swarm';
  format?: 'yaml' | 'json';
  profiles?: string[];
  projectName?: string;
  environment?: Record<string, string>;
  namespace?: string;
  strict?: boolean;
  strictCompose?: boolean;
  /** The options for Kubernetes by their names. */
  kubernetes?: Record<string, unknown>;
  /** The options for Swarm by their names. */
  swarm?: Record<string, unknown>;
}

/** A range of a Compose file: lines and columns count from 1, `from` and `to` are offsets in UTF-16 units. */
export interface Range {
  file: string | null;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  from: number;
  to: number;
}

export interface Diagnostic extends Range {
  code: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
  path: string;
  label: string;
  related: (Range & { text: string })[];
  help: { text: string; edits: { file: string; from: number; to: number; text: string }[] }[];
}

export interface Summary {
  project: string;
  translated: number;
  approximated: number;
  unsupported: number;
  notApplicable: number;
  access: { service: string; published: string; instead: string }[];
}

/** What `convert` answers, as JSON. */
export interface ConvertAnswer {
  ok: boolean;
  files: { path: string; text?: string; base64?: string; secret: boolean }[];
  diagnostics: Diagnostic[];
  summary: Summary;
}

/** What `config` answers, as JSON. */
export interface ConfigAnswer {
  ok: boolean;
  text: string;
  diagnostics: Diagnostic[];
}

/** What `check` answers, as JSON: what becomes of every key. */
export interface CheckAnswer {
  ok: boolean;
  keys: {
    path: string;
    place: Range;
    outcome: 'translated' | 'approximated' | 'unsupported' | 'not applicable';
    /** Its paths in the project, where these are others. */
    usedAs: string[];
    reason: string | null;
    /** Positions in `diagnostics`. */
    messages: number[];
  }[];
  diagnostics: Diagnostic[];
  summary: Summary;
}

/** What `source_map` answers, as JSON: which lines of the output each key makes, and which keys make each line. */
export interface MapAnswer {
  ok: boolean;
  files: string[];
  keys: {
    path: string;
    place: Range;
    /** `file` is a position in `files`. */
    makes: { file: number; line: number; endLine: number; object: string; pointer: string }[];
  }[];
  /** `keys` are positions in `keys`, what makes the fewest lines first; a default is said by no key. */
  lines: { file: number; line: number; keys: number[]; default: boolean }[];
  diagnostics: Diagnostic[];
}

/** What `explain` answers, as JSON; `null` for a code that there is not. */
export interface ExplainAnswer {
  code: string;
  kind: string;
  explanation: string;
}
