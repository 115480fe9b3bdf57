// The views of the result, in the order of their tabs. All but the first are loaded when they are first shown.
import type { ComponentType } from 'preact';
import type { PanelId } from '../state/panels';
import { t, type Key } from '../i18n';
import { share } from '../link/fate';
import { answer } from '../state/store';
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
  {
    id: 'topology',
    title: 'panel.topology',
    View: lazy(async () => (await import('./Topology')).Topology),
    Tools: lazy(async () => (await import('./Topology')).TopologyTools),
  },
  {
    id: 'loss',
    title: 'panel.loss',
    View: lazy(async () => (await import('./LossReport')).LossReport),
    Tools: lazy(async () => (await import('./LossReport')).LossTools),
    badge: keptWords,
  },
  { id: 'diff', title: 'panel.diff', View: lazy(async () => (await import('./Diff')).Diff) },
];

/** How much of the project keeps its meaning. */
function keptWords(): string {
  if (!answer.value?.ok) return '';
  const { translated, approximated, unsupported } = answer.value.summary;
  const kept = share({ exact: translated, changed: approximated, dropped: unsupported });
  return kept === null ? '' : t('loss.kept', { share: kept });
}
