// The share dialog: the link, what is in it, and what in it looks like a secret.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { language, t, type Key } from '../i18n';
import { addressSays } from '../state/address';
import { close } from '../state/dialogs';
import type { Secret } from '../state/secrets';
import { asMarkdown, countSecrets, findSecrets, fits, linkTo, LONG, projectNow, remember, withoutSecrets, type Finds } from '../state/sharing';
import '../styles/share.css';
import { Dialog } from './Dialog';
import { downloadArchive } from './downloads';
import { Icon } from './Icon';

type Mode = 'clean' | 'whole';
type Outcome = 'share.copied' | 'share.markdownCopied' | 'share.refused' | null;

export function ShareDialog() {
  // The link is about the moment at which somebody asks for it.
  const project = useMemo(projectNow, []);
  const finds = useMemo(() => findSecrets(project), []);
  const [mode, setMode] = useState<Mode>('clean');
  const shared = mode === 'clean' ? withoutSecrets(project, finds) : project;
  return (
    <Dialog title={t('share.title')} kind="share" onClose={close}>
      {countSecrets(finds) > 0 && <Secrets finds={finds} mode={mode} onChoose={setMode} />}
      {fits(shared) ? <Link shared={shared} isExact={mode === 'whole' || countSecrets(finds) === 0} /> : <TooLarge />}
      <Contents shared={shared} />
      {countSecrets(finds) === 0 && <p class="hint">{t('share.noSecrets')}</p>}
    </Dialog>
  );
}

type Shared = ReturnType<typeof projectNow>;

function Link({ shared, isExact }: { shared: Shared; isExact: boolean }) {
  const link = useMemo(() => linkTo(shared), [shared.files, isExact]);
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => setOutcome(null), [link]);
  const copy = (text: string, said: Outcome) =>
    navigator.clipboard.writeText(text).then(
      () => {
        setOutcome(said);
        given(link, isExact);
      },
      () => {
        setOutcome('share.refused');
        field.current?.focus();
        field.current?.select();
      },
    );
  return (
    <div class="share-link">
      <label for="share-link">{t('share.link')}</label>
      <div class="share-row">
        <input id="share-link" ref={field} type="text" readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        <button type="button" class="button primary" autofocus onClick={() => void copy(link, 'share.copied')}>
          <Icon name="copy" />
          {t('share.copy')}
        </button>
      </div>
      <p class="share-said">
        <span class="hint">{t('share.length', { count: link.length.toLocaleString(language()) })}</span>
        <span role="status" class={outcome === 'share.refused' ? 'refused' : 'done'}>
          {outcome && t(outcome)}
        </span>
      </p>
      {link.length > LONG && <Long />}
      <button type="button" class="button" onClick={() => void copy(asMarkdown(shared, link), 'share.markdownCopied')}>
        <Icon name="copy" />
        {t('share.markdown')}
      </button>
    </div>
  );
}

/** A link that has been given away counts as shared; it also stands in the address if it is about exactly this project. */
function given(link: string, isExact: boolean): void {
  remember(new URL(link).hash);
  if (isExact) addressSays(link);
}

function Long() {
  return (
    <div class="notice">
      <p>{t('share.long')}</p>
      <ArchiveButton />
    </div>
  );
}

function TooLarge() {
  return (
    <div class="notice error" role="alert">
      <p>{t('share.tooLarge')}</p>
      <ArchiveButton />
    </div>
  );
}

function ArchiveButton() {
  return (
    <button type="button" class="button" onClick={() => void downloadArchive('project')}>
      <Icon name="download" />
      {t('share.archive')}
    </button>
  );
}

function Contents({ shared: { files, target, options } }: { shared: Shared }) {
  const count = Object.keys(options).length;
  return (
    <section class="share-inside">
      <h3>{t('share.inside')}</h3>
      <ul>
        {files.map(({ path, text }) => (
          <li key={path}>
            <code>{path}</code> <span class="hint">{t('share.lines', { count: text.split('\n').length - Number(text.endsWith('\n')) })}</span>
          </li>
        ))}
      </ul>
      <p class="hint">
        {t('share.target', { target: t(`target.${target}`) })} {count > 0 && t('share.options', { count })} {t('share.nowhere')}
      </p>
    </section>
  );
}

const kinds: Record<Secret['kind'], Key> = {
  value: 'share.kind.value',
  address: 'share.kind.address',
  key: 'share.kind.key',
  token: 'share.kind.token',
  file: 'share.kind.file',
};

function Secrets({ finds, mode, onChoose }: { finds: Finds; mode: Mode; onChoose(mode: Mode): void }) {
  const choices: [Mode, Key][] = [
    ['clean', 'share.clean'],
    ['whole', 'share.whole'],
  ];
  return (
    <fieldset class="share-secrets">
      <legend>
        <Icon name="lock" />
        {t('share.found', { count: countSecrets(finds) })}
      </legend>
      <ul tabIndex={0} aria-label={t('share.found', { count: countSecrets(finds) })}>
        {finds.inFiles.map(({ file, line, kind, name, from }) => (
          <li key={`${file} ${from}`}>
            <span>{t(kinds[kind], { name })}</span>
            {kind !== 'file' && <code>{`${file}:${line}`}</code>}
          </li>
        ))}
        {finds.variables.map((name) => (
          <li key={`variable ${name}`}>
            <span>{t('share.kind.variable', { name })}</span>
          </li>
        ))}
      </ul>
      {choices.map(([value, title]) => (
        <label key={value} class="choice">
          <input type="radio" name="secrets" value={value} checked={mode === value} onChange={() => onChoose(value)} />
          {t(title)}
        </label>
      ))}
    </fieldset>
  );
}
