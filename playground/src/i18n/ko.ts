// The Korean words of the page, loaded when they are wanted.
import type { Dictionary } from './en';
import { input } from './ko/input';
import { options } from './ko/options';
import { result } from './ko/result';
import { shell } from './ko/shell';

export const ko = { ...shell, ...input, ...options, ...result } satisfies Dictionary;
