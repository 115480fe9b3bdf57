// What the address asks for: a project in a link, an example by its name, or a code of the converter. A link goes before
// what was open, and what was open is offered back.
import { batch, signal } from '@preact/signals';
import { t, type Key } from '../i18n';
import { addressSays, watchAddress } from './address';
import { open as openDialog } from './dialogs';
import type { Fault, Shared } from './share';
import { activeFile, editor, files, folder, open, openExample, openKeeping, showFile, target, view, type View } from './store';
import { toast } from './toasts';

/** The code that the dialog explains. */
export const code = signal('');

const FAULT = 'link';

/** Follows the address now, and whenever another link is put into it. */
export async function arrive(): Promise<void> {
  watchAddress();
  addEventListener('hashchange', () => void follow(location.hash));
  await follow(location.hash);
}

async function follow(fragment: string): Promise<void> {
  const [, kind, value = ''] = /^#([ec])=(.+)$/.exec(fragment) ?? [];
  try {
    if (kind === 'e') await example(decoded(value));
    else if (kind === 'c') explain(decoded(value));
    else if (fragment.length > 1) await project(fragment);
  } catch {
    toast({ id: FAULT, text: () => t('page.loadFailed'), action: { title: () => t('page.tryAgain'), run: () => void follow(fragment) } });
  }
}

function explain(asked: string): void {
  code.value = asked;
  openDialog('code');
}

async function example(name: string): Promise<void> {
  const { examples } = await import('../examples');
  const found = examples.find((example) => example.name === name);
  if (!found) return fault('link.noExample', location.hash);
  if (folder.value === name && sameFiles(found.files)) return;
  openExample(found);
  addressSays();
}

async function project(fragment: string): Promise<void> {
  const { read } = await import('./share');
  const reading = read(fragment);
  if (reading.kind === 'fault') return fault(faults[reading.fault], fragment);
  const { shared } = reading;
  // After a reload this tab may show the very same already.
  if (sameFiles(shared.files)) show(shared);
  else openKeeping(() => show(shared), 'link.replaced');
  addressSays();
}

function show({ folder, files, options, target: shown, place }: Shared): void {
  batch(() => {
    open({ folder, files, options }, true);
    target.value = shown;
    if (isView(place.pane)) view.value = place.pane;
    if (place.file !== undefined && place.file !== activeFile.value) showFile(place.file);
  });
  const { selection } = place;
  // The editor may be drawn only after this.
  if (selection) requestAnimationFrame(() => editor.select(...selection));
}

function isView(pane: string | undefined): pane is View {
  return pane === 'input' || pane === 'output' || pane === 'problems';
}

function sameFiles(others: Shared['files']): boolean {
  return JSON.stringify(others) === JSON.stringify(files.value);
}

const faults: Record<Fault, Key> = {
  foreign: 'link.foreign',
  newer: 'link.newer',
  broken: 'link.broken',
  large: 'link.large',
  unsafe: 'link.unsafe',
};

function fault(said: Key, fragment: string): void {
  const reload = { title: () => t('offline.reload'), run: () => location.reload() };
  const copy = { title: () => t('link.copy'), run: () => void navigator.clipboard.writeText(fragment).catch(() => undefined) };
  toast({ id: FAULT, text: () => t(said), action: said === 'link.newer' ? reload : copy });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
