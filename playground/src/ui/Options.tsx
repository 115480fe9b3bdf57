// The options of the conversion, beside the result so that each change is seen at once.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { close } from '../state/dialogs';
import { search } from '../state/fuzzy';
import { wordsFor, loadOptions, optionList, optionsOf } from '../state/option-list';
import { resetOptions, snapshotOptions } from '../state/options';
import { target } from '../state/store';
import { copy } from './copy';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import { currentCommandLine } from './line';
import { OutputOptions, ProjectOptions } from './ProjectOptions';
import { TargetOption } from './TargetOption';

export function OptionsDialog() {
  const changed = Object.keys(snapshotOptions()).length > 0;
  return (
    <Dialog title={t('options.title')} kind="drawer" onClose={close}>
      <ProjectOptions />
      <OutputOptions />
      <TargetOptions />
      <div class="drawer-foot">
        <CommandLine />
        <button type="button" class="button" disabled={!changed} onClick={resetOptions}>
          <Icon name="reset" />
          {t('options.resetAll')}
        </button>
      </div>
    </Dialog>
  );
}

function TargetOptions() {
  const [query, setQuery] = useState('');
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadOptions().catch(() => setFailed(true));
  };
  useEffect(load, []);
  const all = optionsOf(target.value);
  const found = query === '' ? all : search(query, all, (option) => [option.name, option.help, ...Object.values(wordsFor(option))]);
  return (
    <section>
      <h3>{t(`target.${target.value}`)}</h3>
      {optionList.value && (
        <input
          type="search"
          aria-label={t('options.find')}
          placeholder={t('options.find')}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      )}
      {failed && (
        <p class="notice error" role="alert">
          {t('page.loadFailed')}
          <button type="button" class="button" onClick={load}>
            {t('page.tryAgain')}
          </button>
        </p>
      )}
      {found.map((option) => (
        <TargetOption key={option.name} option={option} target={target.value} />
      ))}
      <p class="nothing" role="status" hidden={!optionList.value || found.length > 0}>
        {found.length === 0 && t('palette.nothing')}
      </p>
    </section>
  );
}

function CommandLine() {
  const line = currentCommandLine();
  return (
    <div class="command-line">
      <code tabIndex={0} aria-label={t('options.line')}>
        {line}
      </code>
      <button
        type="button"
        class="button square"
        aria-label={t('command.copyLine')}
        title={t('command.copyLine')}
        onClick={() => void copy(line, 'options.lineCopied')}
      >
        <Icon name="copy" />
      </button>
    </div>
  );
}
