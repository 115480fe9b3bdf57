// The page: opens what it was asked to show and draws it.
import { h, render } from 'preact';
import { App } from './app';
import { markDocument, speak, wanted } from './i18n';
import { listen } from './state/commands';
import { followTargets } from './state/objects';
import { keepForOffline } from './state/offline';
import { openFirst } from './state/opening';
import { followPlain } from './state/plain';
import { start } from './state/session';
import { applySettings, language } from './state/settings';
import { registerPageCommands } from './ui/commands';
import { allowDrop } from './ui/drop';
import { registerShareCommands } from './ui/share-commands';

export async function main(): Promise<void> {
  applySettings();
  openFirst();
  start();
  followTargets();
  followPlain();
  // English is built in. For another language the page waits with its first drawing, unless its words do not come.
  const asked = wanted(language.value);
  if (asked !== 'en') await speak(asked).catch(() => undefined);
  markDocument();
  registerPageCommands();
  registerShareCommands();
  listen();
  allowDrop();
  const root = document.getElementById('app');
  root?.replaceChildren();
  if (root) render(h(App, {}), root);
  // What the address asks for comes after the first drawing.
  await import('./state/arrival').then(({ arrive }) => arrive());
  keepForOffline();
  // The links come as soon as there is time for them; without them the page converts all the same.
  void import('./state/linked').then(({ startLinking }) => startLinking(), () => undefined);
}
