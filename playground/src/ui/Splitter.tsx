// A bar between two parts of the page that shifts their border: by pointer, by arrow keys, and back by a double click.
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  /** Between parts side by side, or one above the other. */
  direction: 'columns' | 'rows';
  /** The share of the first part in per cent of both (columns), or of the second one in per cent of the window (rows). 0 leaves it alone. */
  share: Signal<number>;
  usual: number;
  least: number;
  most: number;
}

const STEP = 2;

export function Splitter({ label, direction, share, usual, least, most }: Props) {
  const dragging = useRef(false);
  const isColumns = direction === 'columns';
  const set = (value: number) => (share.value = value === usual ? usual : Math.round(Math.min(most, Math.max(least, value)) * 10) / 10);
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging.current || !area) return;
    set(isColumns ? ((event.clientX - area.left) / area.width) * 100 : ((area.bottom - event.clientY) / innerHeight) * 100);
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const now = share.value || ((event.currentTarget.nextElementSibling?.clientHeight ?? 0) / innerHeight) * 100;
    const steps: Record<string, number> = isColumns
      ? { ArrowLeft: now - STEP, ArrowRight: now + STEP, Home: least, End: most, Enter: usual }
      : { ArrowUp: now + STEP, ArrowDown: now - STEP, Home: most, End: least, Enter: usual };
    const value = steps[event.key];
    if (value === undefined) return;
    event.preventDefault();
    set(value);
  };
  return (
    <div
      class={`splitter ${direction}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isColumns ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(share.value)}
      aria-valuemin={Math.min(least, usual)}
      aria-valuemax={most}
      onKeyDown={press}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
      onDblClick={() => set(usual)}
    />
  );
}
