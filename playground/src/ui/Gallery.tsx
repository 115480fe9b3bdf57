// The examples, in a dialog: choosing one opens it.
import { examples, type Example } from '../examples';
import { t } from '../i18n';
import { dialog } from '../state/dialogs';
import { openExample } from '../state/store';
import { Dialog } from './Dialog';
import { Prose } from './Prose';

export function Gallery() {
  const close = () => (dialog.value = null);
  const choose = (example: Example) => {
    close();
    openExample(example);
  };
  return (
    <Dialog title={t('examples.title')} kind="gallery" onClose={close}>
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
    </Dialog>
  );
}
