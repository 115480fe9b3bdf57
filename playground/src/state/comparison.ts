// What the comparison holds against what: the project or its result, now and at an earlier moment.
import { signal } from '@preact/signals';
import type { OutputFile, TextFile } from '../engine/protocol';
import { restoredOptions, type Options } from './options';
import { buildRequest } from './request';
import { client } from './session';
import { lastShared } from './sharing';
import { read } from './share';
import { asOpened, target, type Project } from './store';

export type Moment = 'opened' | 'shared';
export type Side = 'result' | 'project';

export const moment = signal<Moment>('opened');
export const side = signal<Side>('result');

/** The project at a moment; null if there was no such moment. */
export function projectAt(when: Moment): Project | null {
  if (when === 'opened') return asOpened.value;
  if (lastShared.value === null) return null;
  const reading = read(lastShared.value);
  return reading.kind === 'project' ? reading.shared : null;
}

/** What a project of another moment is converted into, for the target of now; null if it has an error. */
export async function resultOf({ folder, files, options }: Project): Promise<OutputFile[] | null> {
  const chosen: Options = restoredOptions(options);
  const answer = await client.call('convert', buildRequest({ folder, files, target: target.value, options: chosen }));
  return answer.ok ? answer.files : null;
}

/** Files as one text, each under its name. */
export function asText(files: readonly (OutputFile | TextFile)[]): string {
  const text = (file: OutputFile | TextFile) => file.text ?? '';
  return files.map((file) => `# ${file.path}\n${text(file).replace(/\n?$/, '\n')}`).join('\n');
}
