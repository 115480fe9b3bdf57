// The examples, in a dialog: choosing one opens it.
import { examples, type Example } from '../examples';
import { t } from '../i18n';
import { exampleText } from '../i18n/texts';
import { commands } from '../state/commands';
import { dialog } from '../state/dialogs';
import { openExample } from '../state/store';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import { Prose } from './Prose';

export function Gallery() {
  const close = () => (dialog.value = null);
  const choose = (example: Example) => {
    close();
    openExample(example);
  };
  const start = commands.value.find(({ id }) => id === 'project.empty');
  return (
    <Dialog title={t('examples.title')} kind="gallery" onClose={close}>
      <div class="own">
        <p>{t('examples.own')}</p>
        {start && (
          <button type="button" class="button" onClick={() => (close(), start.run())}>
            <Icon name="plus" />
            {t(start.title)}
          </button>
        )}
      </div>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <Card example={example} onClick={() => choose(example)} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Card({ example, onClick }: { example: Example; onClick: () => void }) {
  const { title, note, lesson } = exampleText(example.name) ?? example;
  return (
    <button type="button" class="card" onClick={onClick}>
      <strong>{title}</strong>
      <span>
        <Prose text={note} />
      </span>
      {lesson !== '' && (
        <em>
          <Prose text={lesson} />
        </em>
      )}
      <small>{example.files.map(({ path }) => path).join(' · ')}</small>
    </button>
  );
}
