// The command palette: a few letters, in either language, find a command, a file or an example.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { examples } from '../examples';
import { t } from '../i18n';
import { en } from '../i18n/en';
import { ko } from '../i18n/ko';
import { exampleText } from '../i18n/texts';
import { available, commands } from '../state/commands';
import { close } from '../state/dialogs';
import { search } from '../state/fuzzy';
import { files, openExample, showFile } from '../state/store';
import { Dialog } from './Dialog';
import { Keys } from './Keys';

interface Entry {
  id: string;
  title: string;
  /** By what else it is found. */
  also: string[];
  keys?: string;
  run(): void;
}

const LIST = 'palette-list';

export function Palette() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = search(query, entries(), ({ title, also }) => [title, ...also]);
  const active = found[Math.min(at, found.length - 1)];
  useLayoutEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    // First the palette leaves and gives the focus back; then the command may take it elsewhere.
    close();
    setTimeout(() => entry.run());
  };
  const move = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') run(active);
    else if (event.key === 'ArrowDown') setAt(found.length === 0 ? 0 : (at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt(found.length === 0 ? 0 : (at + found.length - 1) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} kind="palette" onClose={close}>
      <input
        ref={input}
        role="combobox"
        aria-label={t('palette.search')}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={LIST}
        aria-activedescendant={active && optionId(active)}
        placeholder={t('palette.search')}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={move}
      />
      <ul id={LIST} role="listbox" aria-label={t('palette.found')} tabIndex={-1}>
        {found.map((entry) => (
          <li
            key={entry.id}
            id={optionId(entry)}
            role="option"
            aria-selected={entry === active}
            onMouseMove={() => setAt(found.indexOf(entry))}
            onClick={() => run(entry)}
          >
            <span>{entry.title}</span>
            {entry.keys && <Keys keys={entry.keys} />}
          </li>
        ))}
      </ul>
      <p class="nothing" role="status" hidden={found.length > 0}>
        {found.length === 0 && t('palette.nothing')}
      </p>
    </Dialog>
  );
}

function optionId(entry: Entry | undefined): string {
  return entry ? `palette-${entry.id.replace(/[^\w-]/g, '_')}` : '';
}

function entries(): Entry[] {
  const listed = commands.value.filter((command) => !command.keyOnly && command.id !== 'palette.open' && available(command));
  const ofCommands = listed.map(({ id, title, keys, run }) => ({
    id,
    title: t(title),
    also: [en[title], ko[title]],
    ...(keys?.[0] !== undefined && { keys: keys[0] }),
    run,
  }));
  const ofFiles = files.value.map(({ path }) => ({
    id: `file:${path}`,
    title: t('palette.file', { path }),
    also: [path],
    run: () => showFile(path),
  }));
  const ofExamples = examples.map((example) => ({
    id: `example:${example.name}`,
    title: t('palette.example', { title: exampleText(example.name)?.title ?? example.title }),
    also: [example.title],
    run: () => openExample(example),
  }));
  return [...ofCommands, ...ofFiles, ...ofExamples];
}
