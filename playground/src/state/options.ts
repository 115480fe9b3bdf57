// What a person has chosen about the conversion, apart from the target. It goes into each request and into share links.
import { signal } from '@preact/signals';
import type { Request, Target } from '../engine/protocol';
import { composeFiles } from './compose-files';

/** A word or a text, several texts, or a switch. */
export type OptionValue = string | string[] | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface Options {
  namespace: string;
  format: 'yaml' | 'json';
  strict: boolean;
  strictCompose: boolean;
  /** The Compose files in order; empty means those that Compose itself finds. */
  compose: string[];
  profiles: string[];
  environment: Readonly<Record<string, string>>;
  /** The options of each target by their names, as the engine lists them; only those that are set. */
  kubernetes: OptionValues;
  swarm: OptionValues;
}

const defaults: Options = {
  namespace: '',
  format: 'yaml',
  strict: false,
  strictCompose: false,
  compose: [],
  profiles: [],
  environment: {},
  kubernetes: {},
  swarm: {},
};

export const options = signal<Options>(defaults);

export function change(changes: Partial<Options>): void {
  options.value = { ...options.value, ...changes };
}

/** Sets an option of a target, or of both; `null` gives it back its default. */
export function setOption(target: Target | 'both', name: string, value: OptionValue | null): void {
  const targets: Target[] = target === 'both' ? ['kubernetes', 'swarm'] : [target];
  for (const each of targets) {
    const { [name]: _, ...rest } = options.value[each];
    change({ [each]: value === null ? rest : { ...rest, [name]: value } });
  }
}

export function resetOptions(): void {
  options.value = defaults;
}

/** Forgets what another project cannot mean: its files, profiles and variables. */
export function forgetProjectOptions(): void {
  const { compose, profiles, environment } = defaults;
  change({ compose, profiles, environment });
}

/** The options as a request takes them. */
export function requestOptions(chosen: Options, paths: readonly string[], target: Target): Partial<Request> {
  const { namespace, profiles, environment, strict, strictCompose, format } = chosen;
  const compose = chosen.compose.filter((path) => paths.includes(path));
  const values = chosen[target];
  return {
    ...(compose.length > 0 && { compose: composeFiles(paths, compose) }),
    ...(namespace !== '' && { namespace }),
    ...(profiles.length > 0 && { profiles }),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(strict && { strict }),
    ...(strictCompose && { strictCompose }),
    ...(format !== 'yaml' && { format }),
    ...(Object.keys(values).length > 0 && { [target]: values }),
  };
}

/** What differs from the defaults, for a share link or for storage. */
export function snapshotOptions(): Partial<Options> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const entries = Object.entries(options.value).filter(([name, value]) => !same(value, defaults[name as keyof Options]));
  return Object.fromEntries(entries);
}

/** Takes in a snapshot, which may come from anywhere. */
export function restoreOptions(snapshot: unknown): void {
  options.value = restoredOptions(snapshot);
}

/** The options of a snapshot: what is no option is ignored, what is missing gets its default. */
export function restoredOptions(snapshot: unknown): Options {
  const given = Object(snapshot) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
  return {
    namespace: text(given['namespace']),
    format: given['format'] === 'json' ? 'json' : 'yaml',
    strict: given['strict'] === true,
    strictCompose: given['strictCompose'] === true,
    compose: texts(given['compose']),
    profiles: texts(given['profiles']),
    environment: values(given['environment'], (value): value is string => typeof value === 'string'),
    kubernetes: values(given['kubernetes'], isOptionValue),
    swarm: values(given['swarm'], isOptionValue),
  };
}

function isOptionValue(value: unknown): value is OptionValue {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return typeof value === 'string' || typeof value === 'boolean';
}

function values<T>(given: unknown, fits: (value: unknown) => value is T): Record<string, T> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return {};
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, T] => fits(entry[1])));
}
