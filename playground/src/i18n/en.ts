// The English words of the page, which the Korean ones are held against. `{name}` stands for a parameter and
// `{count|# file|# files}` for its singular and plural; backticks mark what stands in a file. The page starts with those
// in `first.ts`; the others come with the first part that is loaded later.
import { dialogs } from './en/dialogs';
import { options } from './en/options';
import { sharing } from './en/sharing';
import { topology } from './en/topology';
import { firstWords } from './first';

export const en = { ...firstWords, ...dialogs, ...options, ...sharing, ...topology };

export type Key = keyof typeof en;
export type Dictionary = Record<Key, string>;
