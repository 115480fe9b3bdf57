// The command line for the project as it stands.
import { commandLine } from '../state/command-line';
import { options } from '../state/options';
import { files, folder, target } from '../state/store';

export function currentCommandLine(): string {
  return commandLine(options.value, target.value, files.value.map(({ path }) => path), folder.value);
}
