// The Korean words of the page, loaded when they are wanted.
import type { Dictionary } from './en';
import { dialogs } from './ko/dialogs';
import { input } from './ko/input';
import { link } from './ko/link';
import { loss } from './ko/loss';
import { options } from './ko/options';
import { result } from './ko/result';
import { share } from './ko/share';
import { sharing } from './ko/sharing';
import { shell } from './ko/shell';
import { topology } from './ko/topology';

const others = { ...link, ...loss, ...options, ...share, ...sharing, ...topology };

export const ko = { ...shell, ...dialogs, ...input, ...result, ...others } satisfies Dictionary;
