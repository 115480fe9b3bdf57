// The command that does in a terminal what the page does here.
import type { Target } from '../engine/protocol';
import { composeFiles } from './compose-files';
import type { OptionValue, Options } from './options';

/** The whole line, quoted for a POSIX shell; `folder` is what the project is called if its files do not say it. */
export function commandLine(chosen: Options, target: Target, paths: readonly string[], folder: string): string {
  const variables = Object.entries(chosen.environment).map(([name, value]) => `${name}=${quoted(value)}`);
  const words = [
    ...composeFiles(paths, chosen.compose).flatMap((path) => flag('-f', path)),
    ...(folder === '' ? [] : flag('--project-name', folder)),
    ...chosen.profiles.flatMap((profile) => flag('--profile', profile)),
    ...(chosen.strictCompose ? ['--strict-compose'] : []),
    ...flag('--target', target),
    ...(chosen.format === 'yaml' ? [] : flag('--format', chosen.format)),
    ...(chosen.namespace === '' ? [] : flag('--namespace', chosen.namespace)),
    ...(chosen.strict ? ['--strict'] : []),
    ...Object.entries(chosen[target]).flatMap(([name, value]) => option(`--${name}`, value)),
  ];
  return [...variables, 'kompose-rs', 'convert', ...words].join(' ');
}

function option(name: string, value: OptionValue): string[] {
  if (typeof value === 'boolean') return value ? [name] : [];
  return [value].flat().flatMap((text) => flag(name, text));
}

/** What begins with a dash would be taken for a flag of its own, unless it is tied to its name. */
function flag(name: string, value: string): string[] {
  if (value.startsWith('-')) return [`${name}${name.startsWith('--') ? '=' : ''}${quoted(value)}`];
  return [name, quoted(value)];
}

/** A word that a POSIX shell reads as exactly this text. */
export function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
