// The views of the result, in the order of their tabs. All but the first are loaded when they are first shown.
import type { ComponentType } from 'preact';
import type { Key } from '../i18n';
import type { PanelId } from '../state/panels';
import { lazy } from './lazy';
import { CopyButton, Manifests } from './Output';

export interface Panel {
  id: PanelId;
  title: Key;
  View: ComponentType;
  /** What stands at the end of the bar while the view is shown. */
  Tools?: ComponentType;
  /** A short word beside the title, such as a share in per cent; it may read signals. */
  badge?(): string;
}

export const panels: Panel[] = [
  { id: 'manifests', title: 'panel.manifests', View: Manifests, Tools: CopyButton },
  { id: 'diff', title: 'panel.diff', View: lazy(async () => (await import('./Diff')).Diff) },
];
