// The quick fixes at the caret, as a menu that says what each would change.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Help } from '../engine/protocol';
import { t } from '../i18n';
import { choose, offered } from '../state/fixes';
import { editor } from '../state/store';
import { Preview } from './Preview';
import { Prose } from './Prose';

export function FixMenu() {
  return offered.value && <Menu {...offered.value} />;
}

function Menu({ fixes, left, top }: { fixes: Help[]; left: number; top: number }) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
    element.querySelector('button')?.focus();
  }, [fixes]);
  const close = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget as Node | null)) offered.value = null;
  };
  return (
    <div ref={menu} class="fix-menu" role="menu" aria-label={t('fix.list')} onKeyDown={move} onFocusOut={close}>
      {fixes.map((help, at) => (
        <button key={at} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(help)}>
          <Prose text={help.text} />
          <Preview help={help} />
        </button>
      ))}
    </div>
  );
}

function move(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    offered.value = null;
    editor.focus();
    return;
  }
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const steps: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at - 1),
    Home: items[0],
    End: items.at(-1),
  };
  const next = steps[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
