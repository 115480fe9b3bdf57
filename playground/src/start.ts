// The first thing that runs: fetches the engine while the page is being drawn.
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/narrow.css';
import { h, render } from 'preact';
import { App } from './app';
import { examples } from './examples';
import { start } from './state/session';
import { applyTheme } from './state/settings';
import { open } from './state/store';

applyTheme();
const [first] = examples;
open({ folder: first?.name ?? '', files: first?.files ?? [{ path: 'compose.yaml', text: 'services: {}\n' }] });
start();

const root = document.getElementById('app');
if (root) render(h(App, {}), root);
