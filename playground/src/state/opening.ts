// What the page shows first: what this tab showed before, or the first example with its result.
import { first } from 'virtual:first';
import { autosave, offerLeft, openSession, ownSession } from './autosave';
import { open, showFirst } from './store';

export function openFirst(): void {
  const own = ownSession();
  if (own) {
    openSession(own);
  } else {
    open(first.project);
    showFirst(first.answer);
  }
  offerLeft(own);
  autosave();
}
