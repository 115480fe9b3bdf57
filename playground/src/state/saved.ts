// Work that the browser has kept: how it is stored, and how it is opened again.
import type { Target, TextFile } from '../engine/protocol';
import type { Options } from './options';
import { load } from './storage';
import { open, showFile, target } from './store';

/** The project as it was left. */
export interface Session {
  /** When, in milliseconds since 1970. */
  at: number;
  folder: string;
  files: TextFile[];
  active: string;
  target: Target;
  options: Partial<Options>;
  /** Whether somebody has written it, rather than an example. */
  work: boolean;
}

/** Of this tab; the browser forgets it with the tab. */
export const OWN = 'kompose-session';

/** What this tab showed before it was loaded again, if it did. */
export function ownSession(): Session | null {
  return readSession(load(OWN, 'sessionStorage'));
}

/** Opens a session in place of whatever is open. */
export function openSession(session: Session): void {
  open(session, session.work);
  target.value = session.target;
  if (session.files.some(({ path }) => path === session.active)) showFile(session.active);
}

/** Reads what has been stored, perhaps by another version of the page; null if it is no session. */
export function readSession(stored: unknown): Session | null {
  const { at, folder, files, active, target, options, work } = Object(stored) as Partial<Record<keyof Session, unknown>>;
  if (!Array.isArray(files) || files.length === 0 || !files.every(isFile)) return null;
  return {
    at: typeof at === 'number' ? at : 0,
    folder: typeof folder === 'string' ? folder : '',
    files,
    active: typeof active === 'string' ? active : '',
    target: target === 'swarm' ? 'swarm' : 'kubernetes',
    options: Object(options) as Partial<Options>,
    work: work === true,
  };
}

function isFile(value: unknown): value is TextFile {
  const { path, text } = Object(value) as Partial<Record<keyof TextFile, unknown>>;
  return typeof path === 'string' && typeof text === 'string';
}
