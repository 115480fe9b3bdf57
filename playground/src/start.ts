// The first thing that runs: sends for the engine, and for the page itself meanwhile.
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/links.css';
import './styles/objects.css';
import './styles/narrow.css';
import './styles/print.css';
import { begin } from './engine/load';

begin();
void import('./main').then(({ main }) => main());
