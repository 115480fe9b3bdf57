// The dialog that asks for the name of a new file.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { dialog } from '../state/dialogs';
import { addFile } from '../state/store';
import { Dialog } from './Dialog';
import { Prose } from './Prose';

export function NewFile() {
  const [problem, setProblem] = useState<string | null>(null);
  const name = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => name.current?.focus(), []);
  const close = () => (dialog.value = null);
  const submit = (event: Event) => {
    event.preventDefault();
    const problem = addFile(name.current?.value ?? '');
    setProblem(problem);
    if (problem === null) close();
  };
  return (
    <Dialog title={t('file.add')} onClose={close}>
      <form onSubmit={submit}>
        <p>
          <Prose text={t('file.addHint')} />
        </p>
        <label>
          {t('file.addName')}
          <input ref={name} name="path" autocomplete="off" autocapitalize="off" spellcheck={false} aria-describedby="new-file-problem" />
        </label>
        <p id="new-file-problem" class="problem" role="alert">
          {problem}
        </p>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {t('page.cancel')}
          </button>
          <button type="submit" class="button primary">
            {t('file.addSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
