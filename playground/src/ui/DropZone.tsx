// What an empty project shows: the ways in. Files and folders can be dropped on the page at any time.
import { useRef } from 'preact/hooks';
import { t } from '../i18n';
import { open } from '../state/dialogs';
import { receiveFiles, takeChosen } from '../state/take';
import '../styles/dropzone.css';
import { Icon } from './Icon';

export function DropZone() {
  const folder = useRef<HTMLInputElement | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const { files } = currentTarget;
    if (files && files.length > 0) void takeChosen(files).then(receiveFiles);
    currentTarget.value = '';
  };
  const forFolders = (element: HTMLInputElement | null) => {
    folder.current = element;
    if (element) element.webkitdirectory = true;
  };
  return (
    <div class="dropzone">
      <Icon name="download" />
      <p>{t('empty.hint')}</p>
      <div>
        <button type="button" class="button" onClick={() => files.current?.click()}>
          {t('empty.files')}
        </button>
        <button type="button" class="button" onClick={() => folder.current?.click()}>
          {t('empty.folder')}
        </button>
        <button type="button" class="button" onClick={() => open('examples')}>
          {t('empty.example')}
        </button>
      </div>
      <p class="hint">{t('empty.private')}</p>
      <input ref={files} type="file" multiple hidden onChange={take} />
      <input ref={forFolders} type="file" hidden onChange={take} />
    </div>
  );
}
