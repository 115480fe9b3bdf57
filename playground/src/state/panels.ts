// Which view of the result is shown.
import { signal } from '@preact/signals';

export type PanelId = 'manifests' | 'topology' | 'loss' | 'diff';

export const panel = signal<PanelId>('manifests');
