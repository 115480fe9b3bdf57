// The page: opens what it was asked to show and draws it.
import { h, render } from 'preact';
import { App } from './app';
import { markDocument, speak, wanted } from './i18n';
import { arrive } from './state/arrival';
import { listen } from './state/commands';
import { registerFixes } from './state/fixes';
import { followLinks, plugLinks } from './state/linked';
import { keepForOffline } from './state/offline';
import { openFirst } from './state/opening';
import { start } from './state/session';
import { applySettings, language } from './state/settings';
import { registerPageCommands } from './ui/commands';
import { registerShareCommands } from './ui/share-commands';

export async function main(): Promise<void> {
  applySettings();
  plugLinks();
  openFirst();
  start();
  followLinks();
  registerFixes();
  // English is built in. For another language the page waits with its first drawing, unless its words do not come.
  const asked = wanted(language.value);
  if (asked !== 'en') await speak(asked).catch(() => undefined);
  markDocument();
  registerPageCommands();
  registerShareCommands();
  listen();
  const root = document.getElementById('app');
  if (root) render(h(App, {}), root);
  await arrive();
  keepForOffline();
}
