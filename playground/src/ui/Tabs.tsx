// Tabs as WAI-ARIA describes them: one Tab stop, arrows move between them.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { view } from '../state/store';

export interface TabItem {
  id: string;
  title: ComponentChildren;
}

interface Props {
  label: string;
  items: TabItem[];
  selected: string;
  panel: string;
  vertical?: boolean;
  onSelect(id: string): void;
}

export function Tabs({ label, items, selected, panel, vertical = false, onSelect }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // A list that was out of sight meanwhile has forgotten how far it was scrolled.
  const seen = view.value;
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, items.length, seen]);
  const move = (event: KeyboardEvent) => {
    const at = destination(event.key, items, selected);
    if (at === undefined) return;
    event.preventDefault();
    onSelect(at.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[items.indexOf(at)]?.focus();
  };
  const orientation = vertical ? 'vertical' : 'horizontal';
  return (
    <div ref={list} class={`tabs ${orientation}`} role="tablist" aria-label={label} aria-orientation={orientation} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={tabId(panel, item.id)}
          aria-selected={item.id === selected}
          aria-controls={panel}
          tabIndex={item.id === selected ? 0 : -1}
          onClick={() => onSelect(item.id)}
        >
          {item.title}
        </button>
      ))}
    </div>
  );
}

/** The id of a tab, for the panel that it names. */
export function tabId(panel: string, id: string): string {
  return `${panel}-tab-${id.replace(/[^\w-]/g, '_')}`;
}

function destination(key: string, items: TabItem[], selected: string): TabItem | undefined {
  const at = items.findIndex((item) => item.id === selected);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowLeft':
    case 'ArrowUp':
      return items.at(at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}
