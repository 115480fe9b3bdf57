// The dialogs, each loaded when it is first opened.
import type { ComponentType } from 'preact';
import type { DialogId } from '../state/dialogs';
import { lazy } from './lazy';

export const dialogs: Record<DialogId, ComponentType> = {
  examples: lazy(async () => (await import('./Gallery')).Gallery),
  newFile: lazy(async () => (await import('./NewFile')).NewFile),
  palette: lazy(async () => (await import('./Palette')).Palette),
  shortcuts: lazy(async () => (await import('./Shortcuts')).Shortcuts),
  settings: lazy(async () => (await import('./Settings')).Settings),
  options: lazy(async () => (await import('./Options')).OptionsDialog),
  share: lazy(async () => (await import('./Share')).ShareDialog),
  download: lazy(async () => (await import('./Download')).DownloadDialog),
  code: lazy(async () => (await import('./CodeDialog')).CodeDialog),
  menu: lazy(async () => (await import('./Menu')).Menu),
};
