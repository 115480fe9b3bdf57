// Files that the project mentions and that are not there: the page reads none from anywhere, but it can make room for one.
import type { Diagnostic } from '../engine/protocol';
import { addFile, canAdd } from './store';

/** The path of the file that a message finds missing; null if it is about something else, or there can be no such file here. */
export function missingFile({ missing }: Pick<Diagnostic, 'missing'>): string | null {
  return missing !== null && canAdd(missing) === null ? missing : null;
}

export function createMissing(path: string): void {
  addFile(path);
}
