// The English words of the page, which the Korean ones are held against. `{name}` stands for a parameter and
// `{count|# file|# files}` for its singular and plural; backticks mark what stands in a file.
import { input } from './en/input';
import { link } from './en/link';
import { loss } from './en/loss';
import { options } from './en/options';
import { result } from './en/result';
import { share } from './en/share';
import { shell } from './en/shell';

export const en = { ...shell, ...input, ...link, ...loss, ...options, ...result, ...share };

export type Key = keyof typeof en;
export type Dictionary = Record<Key, string>;
