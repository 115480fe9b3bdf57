// The page: opens what it was asked to show and draws it.
import { h, render } from 'preact';
import { App } from './app';
import { first } from './examples/first';
import { markDocument, speak, wanted } from './i18n';
import { listen } from './state/commands';
import { registerFixes } from './state/fixes';
import { followLinks, plugLinks } from './state/linked';
import { keepForOffline } from './state/offline';
import { start } from './state/session';
import { applySettings, language } from './state/settings';
import { open } from './state/store';
import { registerPageCommands } from './ui/commands';

export async function main(): Promise<void> {
  applySettings();
  plugLinks();
  open({ folder: first?.name ?? '', files: first?.files ?? [{ path: 'compose.yaml', text: 'services: {}\n' }] });
  start();
  followLinks();
  registerFixes();
  // English is built in. For another language the page waits with its first drawing, unless its words do not come.
  await speak(wanted(language.value)).catch(() => undefined);
  // What is chosen on the page counts more than what its address asks for.
  language.subscribe(ignoringFirst((chosen) => void speak(wanted(chosen, '')).catch(() => undefined)));
  markDocument();
  registerPageCommands();
  listen();
  const root = document.getElementById('app');
  if (root) render(h(App, {}), root);
  keepForOffline();
}

function ignoringFirst<T>(listener: (value: T) => void): (value: T) => void {
  let first = true;
  return (value) => {
    if (!first) listener(value);
    first = false;
  };
}
