// Files that the project mentions and that are not there: the page reads none from anywhere, but it can make room for one.
import type { Diagnostic } from '../engine/protocol';
import { addFile, canAdd } from './store';

const absent = /^`([^`]+)` cannot be read: there is no such file/;

/** The path of the file that a message finds missing; null if it is about something else, or there can be no such file here. */
export function missingFile({ message }: Pick<Diagnostic, 'message'>): string | null {
  const path = absent.exec(message)?.[1]?.replace(/^(\.\/)+/, '') ?? null;
  return path !== null && canAdd(path) === null ? path : null;
}

export function createMissing(path: string): void {
  addFile(path);
}
