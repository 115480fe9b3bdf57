// What the page shows first: what this tab showed before, or the first example with its result.
import { first } from 'virtual:first';
import { openSession, ownSession } from './saved';
import { open, showFirst } from './store';

export function openFirst(): void {
  const own = ownSession();
  if (own) {
    openSession(own);
  } else {
    open(first.project);
    showFirst(first.answer);
  }
  // Nobody writes or reads before the page is drawn, so this may come later.
  void import('./autosave').then(({ autosave, offerLeft }) => {
    offerLeft(own);
    autosave();
  });
}
