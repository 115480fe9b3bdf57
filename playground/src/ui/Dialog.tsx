// A modal dialog: the browser's own, with a heading and a button to close it. It is open as long as it is drawn.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from './Icon';
import '../styles/dialogs.css';

interface Props {
  title: string;
  /** A class that says how wide it is, and the like. */
  kind?: string;
  children: ComponentChildren;
  onClose(): void;
}

let count = 0;

export function Dialog({ title, kind = '', children, onClose }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useRef(`dialog-title-${++count}`);
  const gone = useRef(false);
  useLayoutEffect(() => {
    const shown = element.current;
    shown?.showModal();
    return () => {
      // Closed before it is taken out of the page, it gives the focus back; the event about that comes too late to mean anything.
      gone.current = true;
      shown?.close();
    };
  }, []);
  const closed = () => {
    if (!gone.current) onClose();
  };
  const outside = (event: MouseEvent) => {
    if (event.target === element.current) onClose();
  };
  return (
    <dialog ref={element} class={`dialog ${kind}`} aria-labelledby={id.current} onClose={closed} onMouseDown={outside}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id.current}>{title}</h2>
          <button type="button" class="button square plain" aria-label={t('page.close')} title={t('page.close')} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
