// The files of a result, or of the project, as an archive or one by one.
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { OutputFile, TextFile } from '../engine/protocol';

export interface Archive {
  name: string;
  data: Uint8Array<ArrayBuffer>;
}

// Archives hold a time for each file; with a fixed one the same files make the same archive.
const TIME = new Date(1980, 0, 1);

/** All files with their folders; the same contents have the same name and the same bytes. */
export function archive(title: string, files: readonly (OutputFile | TextFile)[]): Archive {
  const entries: Zippable = {};
  for (const file of files) entries[file.path] = [contents(file), { mtime: TIME, level: 9 }];
  return { name: `${safe(title)}-${digest(files)}.zip`, data: new Uint8Array(zipSync(entries)) };
}

/** The bytes of a file of the result. */
export function contents(file: OutputFile | TextFile): Uint8Array<ArrayBuffer> {
  if ('base64' in file && file.base64 !== undefined) return Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  return new Uint8Array(strToU8(file.text ?? ''));
}

/** Eight letters that tell one content from another one; not meant against those who want two alike. */
export function digest(files: readonly (OutputFile | TextFile)[]): string {
  let hash = 0x811c9dc5;
  for (const file of files) {
    const text = `${file.path}\0${file.text ?? ('base64' in file ? file.base64 : '')}\0`;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A title as a part of a file's name. */
export function safe(title: string): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|-+$/g, '') || 'kompose-rs';
}
