// What both editors have in common.
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language';
import { Facet, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type BlockInfo } from '@codemirror/view';
import { late } from './late';
import { phrases } from './phrases';
import { theme } from './theme';

/** An editor for the file with this path; `label` gives its accessible name in the language of the page. */
export function base(path: string, label: () => string): Extension[] {
  return [
    // The nonce that the page's policy allows for the style sheet that CodeMirror adds.
    EditorView.cspNonce.of('cm'),
    EditorView.contentAttributes.of(() => ({ 'aria-label': label(), tabindex: '0', spellcheck: 'false', translate: 'no' })),
    lineNumbers({ domEventHandlers: { mousedown: pressed } }),
    foldGutter({ openText: '⌄', closedText: '›' }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    bracketMatching(),
    late(path),
    phrases,
    keymap.of(foldKeymap),
    theme,
  ];
}

type Pin = (position: number, line: number) => void;

const pins = Facet.define<Pin>();

/** What a click on the number of a line does; it gets the first word of the line. */
export function pinning(pin: Pin): Extension {
  return pins.of(pin);
}

function pressed(view: EditorView, { from }: BlockInfo, event: Event): boolean {
  const handlers = view.state.facet(pins);
  if (handlers.length === 0 || (event as MouseEvent).button !== 0) return false;
  const { text, number } = view.state.doc.lineAt(from);
  const word = text.search(/[^\s-]/);
  for (const pin of handlers) pin(from + Math.max(word, 0), number);
  return true;
}
