// What the package exports; `types.d.ts` has the forms of requests and answers.
import type {
  CheckAnswer,
  CompletionAnswer,
  ConfigAnswer,
  ConvertAnswer,
  ExplainAnswer,
  GraphAnswer,
  HoverAnswer,
  MapAnswer,
  Request,
  TargetOption,
} from './types.js';

export type * from './types.js';

/**
 * Loads the engine. Browsers and bundlers have to wait for it before anything else; in Node it is loaded already.
 * @param source Where the module is, if the bundler does not know: its address, its response, its bytes, or itself.
 */
export function init(source?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** Converts a project. Nothing is ever thrown: what is wrong with it stands in `diagnostics`. */
export function convert(request: Request): ConvertAnswer;

/** The project as Compose understands it: merged, with variables filled in, in long form. */
export function config(request: Request): ConfigAnswer;

/** What would become of every key. */
export function check(request: Request): CheckAnswer;

/**
 * Which lines of the output the keys make; each key costs a conversion.
 * @param path The keys that are asked about, such as `services.web`, with all below; all keys by default.
 */
export function sourceMap(request: Request, path?: string): MapAnswer;

/** The parts of a project and what connects them, laid out for a drawing. */
export function graph(request: Request): GraphAnswer;

/**
 * What can be written at a place, however broken the text is that is being typed.
 * @param file One of the files of the request.
 * @param offset In UTF-16 units, as JavaScript counts.
 */
export function complete(request: Request, file: string, offset: number): CompletionAnswer;

/** What the key at a place means and what becomes of it; `null` if no known key stands there. */
export function hover(request: Request, file: string, offset: number): HoverAnswer | null;

/** What the code of a message means; `null` if there is no such code. */
export function explain(code: string): ExplainAnswer | null;

/** Every code that a message can have. */
export function codes(): ExplainAnswer[];

/** Every option for single targets. */
export function options(): TargetOption[];

/** The version of the converter. */
export function version(): string;
