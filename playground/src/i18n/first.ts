// The English words that the page is first drawn with.
import { input } from './en/input';
import { link } from './en/link';
import { loss } from './en/loss';
import { result } from './en/result';
import { share } from './en/share';
import { shell } from './en/shell';

export const firstWords = { ...shell, ...input, ...link, ...loss, ...result, ...share };
