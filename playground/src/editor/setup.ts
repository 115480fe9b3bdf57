// What both editors have in common.
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { phrases } from './phrases';
import { theme } from './theme';

/** An editor for the file with this path; `label` gives its accessible name in the language of the page. */
export function base(path: string, label: () => string): Extension[] {
  return [
    // The nonce that the page's policy allows for the style sheet that CodeMirror adds.
    EditorView.cspNonce.of('cm'),
    EditorView.contentAttributes.of(() => ({ 'aria-label': label(), tabindex: '0', spellcheck: 'false', translate: 'no' })),
    lineNumbers(),
    foldGutter({ openText: '⌄', closedText: '›' }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    bracketMatching(),
    search({ top: false }),
    highlightSelectionMatches(),
    phrases,
    keymap.of([...searchKeymap, ...foldKeymap]),
    // YAML's grammar reads JSON as well.
    /\.(ya?ml|json)$/.test(path) ? yaml() : [],
    theme,
  ];
}
