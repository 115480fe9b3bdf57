// The parts of an editor that are loaded late: the colours of the language, and the search.
import { yaml } from '@codemirror/lang-yaml';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** The parts for the file with this path. */
export function extras(path: string): Extension {
  // YAML's grammar reads JSON as well.
  const language = /\.(ya?ml|json)$/.test(path) ? yaml() : [];
  return [language, search({ top: false }), highlightSelectionMatches(), keymap.of(searchKeymap)];
}
