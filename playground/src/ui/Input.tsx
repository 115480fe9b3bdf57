// The project's files: tabs and the editor.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { composeFiles } from '../state/compose-files';
import { dialog } from '../state/dialogs';
import { options } from '../state/options';
import { editorFailed, isPlain } from '../state/plain';
import { activeFile, editor, files, removeFile, showFile } from '../state/store';
import { Icon } from './Icon';
import { lazy } from './lazy';
import { tabId, Tabs } from './Tabs';

const PANEL = 'compose-panel';

const PlainInput = lazy(async () => (await import('./PlainText')).PlainInput);
const DropZone = lazy(async () => (await import('./DropZone')).DropZone);

export function Input() {
  const isEmpty = nothingToConvert();
  const items = files.value.map(({ path }) => ({ id: path, title: path }));
  const remove = t('file.remove', { path: activeFile.value });
  return (
    <section class="pane input" aria-label={t('input.label')}>
      <div class="bar">
        <Tabs label={t('input.files')} items={items} selected={activeFile.value} panel={PANEL} onSelect={showFile} />
        <button
          type="button"
          class="button square plain"
          aria-label={t('file.add')}
          title={t('file.add')}
          onClick={() => (dialog.value = 'newFile')}
        >
          <Icon name="plus" />
        </button>
        <span class="spring" />
        {files.value.length > 1 && (
          <button type="button" class="button square plain" aria-label={remove} title={remove} onClick={() => removeFile(activeFile.value)}>
            <Icon name="bin" />
          </button>
        )}
      </div>
      <div id={PANEL} class="editor" role="tabpanel" aria-labelledby={tabId(PANEL, activeFile.value)}>
        {isPlain.value ? <PlainInput /> : <Editor />}
        {isEmpty && <DropZone />}
      </div>
    </section>
  );
}

/** Neither the file that is shown nor a Compose file says anything. */
function nothingToConvert(): boolean {
  const main = composeFiles(files.value.map(({ path }) => path), options.value.compose);
  return files.value.every(({ path, text }) => text.trim() === '' || (path !== activeFile.value && !main.includes(path)));
}

function Editor() {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    try {
      return host.current ? editor.mount(host.current) : undefined;
    } catch (error) {
      // A browser that the editor cannot work in still has text fields.
      console.info('The editor cannot work here, so plain text fields take its place.', error);
      editorFailed.value = true;
      return undefined;
    }
  }, []);
  return <div class="editor-host" ref={host} />;
}
