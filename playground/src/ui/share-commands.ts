// The commands that take something out of the page.
import { register } from '../state/commands';
import { open } from '../state/dialogs';
import { resultFiles } from '../state/results';
import { downloadArchive, downloadShown } from './downloads';

export function registerShareCommands(): void {
  const hasResult = () => resultFiles.value.length > 0;
  register(
    { id: 'share.open', title: 'command.share', keys: ['Mod-s'], run: () => open('share') },
    { id: 'download.open', title: 'command.download', run: () => open('download') },
    { id: 'download.zip', title: 'command.downloadArchive', keys: ['Mod-Shift-s'], run: () => void downloadArchive('result'), when: hasResult },
    { id: 'download.file', title: 'command.downloadFile', run: () => void downloadShown(), when: hasResult },
  );
}
