// What the engine is asked about a project.
import type { Request, Target, TextFile } from '../engine/protocol';
import { requestOptions, type Options } from './options';

export interface Question {
  /** What the project is called if its files do not say it. */
  folder: string;
  files: TextFile[];
  target: Target;
  /** Absent where nothing has been chosen. */
  options?: Options;
}

export function buildRequest({ folder, files, target, options }: Question): Request {
  const chosen = options && requestOptions(options, files.map(({ path }) => path), target);
  return { files, target, report: true, ...(folder !== '' && { projectName: folder }), ...chosen };
}
