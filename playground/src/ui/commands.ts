// The commands of the page's frame. What belongs to a view is registered where the view is.
import { composeFiles } from '../state/compose-files';
import { register, type Command } from '../state/commands';
import { open as openDialog } from '../state/dialogs';
import { options, resetOptions, snapshotOptions } from '../state/options';
import { panel } from '../state/panels';
import * as settings from '../state/settings';
import { activeFile, files, open, openKeeping, removeFile, target, view } from '../state/store';
import { copy } from './copy';
import { chooseLanguage } from './language';
import { panels } from './panels';
import { moveRegion } from './regions';

export function registerPageCommands(): void {
  register(...doors, ...regions, ...results, ...looks);
}

const doors: Command[] = [
  { id: 'palette.open', title: 'command.palette', keys: ['Mod-k'], run: () => openDialog('palette') },
  { id: 'menu.open', title: 'command.menu', run: () => openDialog('menu'), keyOnly: true },
  { id: 'examples.open', title: 'command.examples', run: () => openDialog('examples') },
  { id: 'options.open', title: 'command.options', run: () => openDialog('options') },
  {
    id: 'options.copy',
    title: 'command.copyLine',
    run: () => void import('./line').then(({ currentCommandLine }) => copy(currentCommandLine(), 'options.lineCopied')),
    when: () => composeFiles(files.value.map(({ path }) => path), options.value.compose).length > 0,
  },
  {
    id: 'options.reset',
    title: 'command.resetOptions',
    run: resetOptions,
    when: () => Object.keys(snapshotOptions()).length > 0,
  },
  { id: 'settings.open', title: 'command.settings', keys: ['Mod-,'], run: () => openDialog('settings') },
  { id: 'shortcuts.open', title: 'command.shortcuts', keys: ['?'], run: () => openDialog('shortcuts') },
  {
    id: 'project.empty',
    title: 'command.startEmpty',
    run: () => openKeeping(() => open({ folder: '', files: [{ path: 'compose.yaml', text: '' }] }), 'examples.emptied'),
  },
  { id: 'file.add', title: 'command.addFile', run: () => openDialog('newFile') },
  {
    id: 'file.remove',
    title: 'command.removeFile',
    run: () => removeFile(activeFile.value),
    when: () => files.value.length > 1,
  },
];

const regions: Command[] = [
  { id: 'region.next', title: 'command.nextRegion', keys: ['F6'], run: () => moveRegion(1), keyOnly: true },
  { id: 'region.previous', title: 'command.previousRegion', keys: ['Shift-F6'], run: () => moveRegion(-1), keyOnly: true },
];

const results: Command[] = [
  { id: 'target.kubernetes', title: 'command.kubernetes', run: () => (target.value = 'kubernetes'), when: () => target.value !== 'kubernetes' },
  { id: 'target.swarm', title: 'command.swarm', run: () => (target.value = 'swarm'), when: () => target.value !== 'swarm' },
  ...panels.map(({ id, title }): Command => ({
    id: `panel.${id}`,
    title,
    run: () => {
      panel.value = id;
      view.value = 'output';
    },
    when: () => panel.value !== id,
  })),
];

const looks: Command[] = [
  ...settings.themes.map((theme): Command => ({
    id: `theme.${theme}`,
    title: `command.theme.${theme}`,
    run: () => (settings.theme.value = theme),
    when: () => settings.theme.value !== theme,
  })),
  { id: 'font.larger', title: 'command.larger', keys: ['Alt-=', 'Alt-+'], run: () => settings.changeFontSize(1) },
  { id: 'font.smaller', title: 'command.smaller', keys: ['Alt--'], run: () => settings.changeFontSize(-1) },
  { id: 'font.usual', title: 'command.usualSize', keys: ['Alt-0'], run: () => (settings.fontSize.value = settings.fontSizes.usual) },
  { id: 'editor.plain', title: 'command.plainText', run: () => (settings.plainText.value = !settings.plainText.value) },
  { id: 'language.ko', title: 'command.korean', run: () => chooseLanguage('ko') },
  { id: 'language.en', title: 'command.english', run: () => chooseLanguage('en') },
];
