// The dialogs, each loaded when it is first opened.
import type { ComponentType } from 'preact';
import type { DialogId } from '../state/dialogs';
import { lazy } from './lazy';

export const dialogs: Record<DialogId, ComponentType> = {
  examples: lazy(async () => (await import('./Gallery')).Gallery),
  newFile: lazy(async () => (await import('./NewFile')).NewFile),
};
