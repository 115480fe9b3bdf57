// Keeps the work of this tab, so that a reload loses nothing, and offers what an earlier tab has left. Nothing of it
// leaves the browser.
import { effect, untracked } from '@preact/signals';
import { language, t } from '../i18n';
import { register } from './commands';
import { options, snapshotOptions } from './options';
import { openSession, OWN, readSession, type Session } from './saved';
import { load, refused, store } from './storage';
import { activeFile, files, folder, isWork, openKeeping, target } from './store';
import { toast } from './toasts';

/** Of all tabs: what has been worked on, the latest first. */
const LEFT = 'kompose-left';
const KEPT = 5;
const WAIT_MS = 400;
const OFFERED_MS = 20_000;

/** Saves from now on, a moment after each change. */
export function autosave(): void {
  const id = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const session = untracked(present);
    store(OWN, session, 'sessionStorage');
    if (session.work) store(LEFT, [{ id, ...session }, ...leftBy(id)].slice(0, KEPT));
  };
  let first = true;
  effect(() => {
    void [files.value, folder.value, activeFile.value, target.value, options.value];
    if (!first) timer ??= setTimeout(save, WAIT_MS);
    first = false;
  });
  addEventListener('pagehide', () => timer !== undefined && save());
  effect(() => {
    if (refused.value) toast({ id: 'refused', text: () => t('session.refused'), lasts: OFFERED_MS });
  });
}

/** Offers the latest work of an earlier tab, now once and always among the commands. */
export function offerLeft(own: Session | null): void {
  const latest = sessions(load(LEFT)).find(({ files }) => JSON.stringify(files) !== JSON.stringify(own?.files));
  if (latest) offer(latest, own === null);
}

/** Offers a session among the commands and, if `shown`, in a toast. */
export function offer(session: Session, shown = true): void {
  const run = () => openKeeping(() => openSession(session));
  register({ id: 'session.recover', title: 'command.recover', run });
  if (!shown) return;
  const when = () => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(session.at);
  const action = { title: () => t('session.open'), run };
  toast({ id: 'recover', text: () => t('session.left', { when: when() }), action, lasts: OFFERED_MS });
}

function present(): Session {
  return {
    at: Date.now(),
    folder: folder.value,
    files: files.value,
    active: activeFile.value,
    target: target.value,
    options: snapshotOptions(),
    work: isWork(),
  };
}

function leftBy(id: string): unknown[] {
  const left = load(LEFT);
  return Array.isArray(left) ? left.filter((each) => (Object(each) as { id?: unknown }).id !== id) : [];
}

function sessions(stored: unknown): Session[] {
  return Array.isArray(stored) ? stored.map(readSession).filter((session) => session !== null) : [];
}
