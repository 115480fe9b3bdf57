// What goes into a share link: the project as it stands, with its secrets or without them.
import { signal } from '@preact/signals';
import { options, snapshotOptions } from './options';
import { isSecretName, moved, PLACEHOLDER, secrets, withPlaceholders, type Secret } from './secrets';
import { MOST_BYTES, MOST_FILES, write, type Shared } from './share';
import { load, store } from './storage';
import { activeFile, editor, files, folder, target, view } from './store';

/** Longer links are cut off or refused by chats and mail programs. */
export const LONG = 8000;

const KEY = 'kompose-shared';

/** The fragment of the last link that has been made in this tab. */
export const lastShared = signal<string | null>(asText(load(KEY, 'sessionStorage')));

export function remember(fragment: string): void {
  lastShared.value = fragment;
  store(KEY, fragment, 'sessionStorage');
}

/** The project and the place in it, at this moment. */
export function projectNow(): Shared {
  const caret = editor.caret();
  return {
    folder: folder.value,
    files: files.value,
    target: target.value,
    options: snapshotOptions(),
    place: {
      file: activeFile.value,
      ...(caret && caret.file === activeFile.value && { selection: [caret.from, caret.to] as [number, number] }),
      pane: view.value,
    },
  };
}

/** What looks like a secret in a project: in its files, and among the variables that were set for it. */
export interface Finds {
  inFiles: Secret[];
  variables: string[];
}

export function findSecrets(shared: Shared): Finds {
  const set = Object.entries(options.value.environment);
  const isSecret = ([name, value]: [string, string]) =>
    (isSecretName(name) && value !== '' && value !== PLACEHOLDER) || secrets([{ path: '', text: value }]).length > 0;
  return { inFiles: secrets(shared.files), variables: set.filter(isSecret).map(([name]) => name) };
}

export function countSecrets({ inFiles, variables }: Finds): number {
  return inFiles.length + variables.length;
}

/** The project with a placeholder in place of each secret. */
export function withoutSecrets(shared: Shared, { inFiles, variables }: Finds): Shared {
  const { file, selection, ...place } = shared.place;
  const at = (offset: number) => moved(offset, file ?? '', inFiles);
  const environment = shared.options['environment'];
  return {
    ...shared,
    files: withPlaceholders(shared.files, inFiles),
    options: {
      ...shared.options,
      ...(variables.length > 0 && {
        environment: { ...Object(environment), ...Object.fromEntries(variables.map((name) => [name, PLACEHOLDER])) },
      }),
    },
    place: {
      ...place,
      ...(file !== undefined && { file }),
      ...(selection && { selection: [at(selection[0]), at(selection[1])] as [number, number] }),
    },
  };
}

/** The link to this page with the project in it. */
export function linkTo(shared: Shared): string {
  return location.href.replace(/[?#].*$/, '') + write(shared);
}

/** Whether a link to the project could be opened again. */
export function fits({ files }: Shared): boolean {
  const bytes = files.reduce((sum, { path, text }) => sum + JSON.stringify(path + text).length, 0);
  // A letter takes up to three bytes.
  return files.length <= MOST_FILES && bytes * 3 <= MOST_BYTES;
}

/** The project as Markdown, with the link above it. */
export function asMarkdown(shared: Shared, link: string): string {
  const parts = shared.files.map(({ path, text }) => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `\`${path}\`\n\n${fence}${language(path)}\n${text.replace(/\n?$/, '\n')}${fence}\n`;
  });
  return `[Open in the kompose-rs playground](${link})\n\n${parts.join('\n')}`;
}

function language(path: string): string {
  if (/\.ya?ml$/.test(path)) return 'yaml';
  if (/(^|\/)Dockerfile/.test(path)) return 'dockerfile';
  return /\.(json|ini|toml|py|js|sh)$/.exec(path)?.[1] ?? '';
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
