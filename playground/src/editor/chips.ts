// Small buttons on the edge of an editor that say how much of what is linked is out of sight, and lead there.
import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { highlight, setHighlight, side } from './link';

export type Direction = 'above' | 'below' | 'elsewhere';

export interface ChipTexts {
  label(direction: Direction, count: number): string;
  /** Leads to what is linked and lies in other files. */
  elsewhere(): void;
}

interface Found {
  above: number[];
  below: number[];
  elsewhere: number;
}

export function chips(texts: ChipTexts): Extension {
  return ViewPlugin.define((view) => new Chips(view, texts), {
    eventObservers: {
      scroll() {
        this.measure();
      },
    },
  });
}

class Chips {
  readonly #buttons = new Map<Direction, HTMLButtonElement>();
  #found: Found = { above: [], below: [], elsewhere: 0 };

  constructor(
    private readonly view: EditorView,
    private readonly texts: ChipTexts,
  ) {
    for (const direction of ['above', 'elsewhere', 'below'] as const) this.#buttons.set(direction, this.#button(direction));
    this.measure();
  }

  update(update: ViewUpdate): void {
    const isNew = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(setHighlight)));
    if (isNew || update.docChanged || update.geometryChanged) this.measure();
  }

  measure(): void {
    this.view.requestMeasure({
      key: this,
      read: (view) => count(view),
      write: (found) => this.#show(found),
    });
  }

  destroy(): void {
    for (const button of this.#buttons.values()) button.remove();
  }

  #button(direction: Direction): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `cm-chip cm-chip-${direction}`;
    button.hidden = true;
    // The pointer's own link must outlive the press.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => this.#go(direction));
    this.view.dom.append(button);
    return button;
  }

  #show(found: Found): void {
    this.#found = found;
    this.#label('above', found.above.length);
    this.#label('below', found.below.length);
    this.#label('elsewhere', found.elsewhere);
  }

  #label(direction: Direction, count: number): void {
    const button = this.#buttons.get(direction);
    if (!button) return;
    button.hidden = count === 0;
    if (count > 0) button.textContent = this.texts.label(direction, count);
  }

  #go(direction: Direction): void {
    if (direction === 'elsewhere') {
      this.texts.elsewhere();
      return;
    }
    const at = direction === 'above' ? this.#found.above.at(-1) : this.#found.below[0];
    if (at !== undefined) this.view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  }
}

function count(view: EditorView): Found {
  const { ranges, elsewhere } = view.state.field(highlight);
  const found: Found = { above: [], below: [], elsewhere };
  for (const range of ranges) {
    const where = range.isInner ? side(view, range) : 'inside';
    if (where !== 'inside') found[where].push(range.from);
  }
  return found;
}
