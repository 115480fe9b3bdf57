/** What `convert`, `check`, `config`, `source_map` and `graph` take, as JSON. */
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
  /** Whether `convert` also answers what becomes of every key, as `check` does; false by default. */
  report?: boolean;
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
  /** The file that would have to be there and is not, by its path in the project; null for other messages. */
  missing: string | null;
}

export interface Summary {
  project: string;
  translated: number;
  approximated: number;
  unsupported: number;
  notApplicable: number;
  access: { service: string; published: string; instead: string }[];
}

/** What becomes of one key of the Compose files. */
export interface Key {
  path: string;
  place: Range;
  outcome: 'translated' | 'approximated' | 'unsupported' | 'not applicable';
  /** Its paths in the project, where these are others. */
  usedAs: string[];
  reason: string | null;
  /** Positions in `diagnostics`. */
  messages: number[];
}

/** One object of the output, or one entry of a stack. */
export interface OutputObject {
  /** `Deployment/web`, as in `makes[].object` of the source map; `services.web` in a stack. */
  id: string;
  /** `Deployment`; `service`, `network`, `volume`, `secret` or `config` in a stack. */
  kind: string;
  name: string;
  /** The Compose services that it comes from; none if it is the whole project's. */
  services: string[];
  /** A position in `files`. */
  file: number;
  /** Its first and its last line, counted from 1. */
  line: number;
  endLine: number;
}

/** What `convert` answers, as JSON. */
export interface ConvertAnswer {
  ok: boolean;
  files: { path: string; text?: string; base64?: string; secret: boolean }[];
  /** Every object in the order of the files; none if the project was refused. */
  objects: OutputObject[];
  /** Present if the request says `report: true`. */
  keys?: Key[];
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
  keys: Key[];
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
  /**
   * `keys` are positions in `keys`, what makes the fewest lines first; a default is said by no key, and `why` tells whose it is
   * and what it is good for.
   */
  lines: { file: number; line: number; keys: number[]; default: boolean; why: string | null }[];
  diagnostics: Diagnostic[];
}

/**
 * What `graph` answers, as JSON: the topology of the project, laid out. Lengths are pixels of a drawing in which labels are
 * 13 and details and words at edges 11 pixels high; the origin is the upper left corner. If not `ok`, parts may be missing.
 */
export interface GraphAnswer {
  ok: boolean;
  width: number;
  height: number;
  nodes: {
    /** Such as `service:web`; unique. */
    id: string;
    kind: 'service' | 'network' | 'volume' | 'secret' | 'config' | 'port' | 'image';
    /** Whole; a node is at most 260 wide, so that a long text has to be cut. */
    label: string;
    /** One more line, such as the image of a service; perhaps empty. */
    detail: string;
    /** Only named: nothing defines it, or no active profile starts it. */
    isAbsent: boolean;
    x: number;
    y: number;
    width: number;
    height: number;
    place: Range | null;
  }[];
  edges: {
    from: string;
    to: string;
    kind: 'depends_on' | 'network' | 'mount' | 'link' | 'publish' | 'secret' | 'config';
    /** Perhaps empty. There is room for it, at most 190 wide, right above the end of the edge. */
    label: string;
    /** From the side of `from` to the side of `to`; where two points differ in height, a curve looks best. */
    points: [number, number][];
    /** Part of a circle of services. */
    isCycle: boolean;
  }[];
  diagnostics: Diagnostic[];
}

/** What `explain` answers, as JSON, `null` for a code that there is not; `codes` answers all of them. */
export interface ExplainAnswer {
  code: string;
  kind: string;
  explanation: string;
}

/** One of those that `options` answers, as JSON: what can be chosen for a target. */
export interface TargetOption {
  target: 'kubernetes' | 'swarm' | 'both';
  /** Its name in `kubernetes` and `swarm` of a request. */
  name: string;
  /** The same on the command line. */
  flag: string;
  /** A request takes a text for each of them, `true` for a `flag`, and an array of texts for a `list`. */
  kind: 'choice' | 'text' | 'flag' | 'number' | 'list';
  /** The words of a choice, the default first; empty for the other kinds. */
  choices: string[];
  /** What holds without it: a value, or words for what the converter or the cluster does. */
  default: string;
  help: string;
}

/** What `complete` answers, as JSON; `items` is empty where nothing fits. Offsets count UTF-16 units. */
export interface CompletionAnswer {
  /** The word that an item takes the place of. */
  from: number;
  to: number;
  items: {
    label: string;
    /** What to write, with line breaks and indentation. */
    insert: string;
    /** A key of Compose, a word that the key allows, or a name that the project declares or a variable. */
    kind: 'key' | 'value' | 'reference';
    /** What a key takes, or what a name stands for; may be empty. */
    detail: string;
    /** What the key means; may be empty. */
    documentation: string;
  }[];
}

/** What `hover` answers, as JSON; `null` where no known key stands. Offsets count UTF-16 units. */
export interface HoverAnswer {
  from: number;
  to: number;
  path: string;
  documentation: string;
  /** What becomes of the key in this project, in words; while that cannot be converted, what usually does. */
  outcomes: { kubernetes: string; swarm: string };
}
