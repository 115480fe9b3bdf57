// The examples, in a dialog: choosing one opens it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { examples, type Example } from '../examples';
import { openExample } from '../state/store';
import { Icon } from './Icon';
import { Prose } from './Prose';

export function Gallery({ open, onClose }: { open: boolean; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const choose = (example: Example) => {
    openExample(example);
    onClose();
  };
  return (
    <dialog ref={dialog} class="dialog gallery" aria-labelledby="gallery-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="gallery-title">Examples</h2>
        <button type="button" class="button square plain" aria-label="Close" onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" class="card" onClick={() => choose(example)}>
              <strong>{example.title}</strong>
              <span>
                <Prose text={example.note} />
              </span>
              <small>{example.files.map(({ path }) => path).join(' · ')}</small>
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
