// The project's files: tabs and the editor.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { activeFile, addFile, editor, files, removeFile, showFile } from '../state/store';
import { Icon } from './Icon';
import { tabId, Tabs } from './Tabs';

const PANEL = 'compose-panel';

export function Input() {
  const [adding, setAdding] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (host.current ? editor.mount(host.current) : undefined), []);
  const items = files.value.map(({ path }) => ({ id: path, title: path }));
  return (
    <section class="pane input" aria-label="Compose project">
      <div class="bar">
        <Tabs label="Files of the project" items={items} selected={activeFile.value} panel={PANEL} onSelect={showFile} />
        <button type="button" class="button square plain" aria-label="Add a file" title="Add a file" onClick={() => setAdding(true)}>
          <Icon name="plus" />
        </button>
        <span class="spring" />
        {files.value.length > 1 && (
          <button
            type="button"
            class="button square plain"
            aria-label={`Remove ${activeFile.value}`}
            title={`Remove ${activeFile.value}`}
            onClick={() => removeFile(activeFile.value)}
          >
            <Icon name="bin" />
          </button>
        )}
      </div>
      <div id={PANEL} class="editor" role="tabpanel" aria-labelledby={tabId(PANEL, activeFile.value)} ref={host} />
      {adding && <NewFile onClose={() => setAdding(false)} />}
    </section>
  );
}

function NewFile({ onClose }: { onClose(): void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const problem = addFile(name.current?.value ?? '');
    setProblem(problem);
    if (problem === null) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="new-file-title" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="new-file-title">Add a file</h2>
        <p>
          Such as <code>compose.override.yaml</code>, <code>.env</code>, or a file that the project mentions.
        </p>
        <label>
          Name
          <input ref={name} name="path" autocomplete="off" spellcheck={false} aria-describedby="new-file-problem" />
        </label>
        <p id="new-file-problem" class="problem" role="alert">
          {problem}
        </p>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Add
          </button>
        </div>
      </form>
    </dialog>
  );
}
