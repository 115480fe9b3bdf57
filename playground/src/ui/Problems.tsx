// What the converter has to say, where to reach the services afterwards, and the sums.
import { useState } from 'preact/hooks';
import type { Diagnostic, Help } from '../engine/protocol';
import { t } from '../i18n';
import { codeText } from '../i18n/texts';
import { createMissing, missingFile } from '../state/missing';
import { answer, canJump, current, fix, jump, milliseconds } from '../state/store';
import { Icon } from './Icon';
import { lazy } from './lazy';
import { Preview } from './Preview';
import { Prose } from './Prose';
import { tabId, Tabs } from './Tabs';

const PANEL = 'problems-panel';
const LinkStatus = lazy(async () => (await import('./LinkStatus')).LinkStatus, <span class="spring" />);

export function Problems() {
  const [tab, setTab] = useState('problems');
  // A telephone on its side has room for two panes and this panel's bar.
  const [open, setOpen] = useState(() => innerHeight >= 480);
  const found = answer.value?.diagnostics ?? [];
  const access = answer.value?.summary.access ?? [];
  const items = [
    { id: 'problems', title: counted(t('problems.title'), found.length) },
    { id: 'access', title: counted(t('access.title'), access.length) },
  ];
  const select = (id: string) => {
    setTab(id);
    setOpen(true);
  };
  return (
    <section class={`problems${open ? '' : ' closed'}`} aria-label={t('problems.label')}>
      <div class="bar">
        <Tabs label={t('problems.tabs')} items={items} selected={tab} panel={PANEL} onSelect={select} />
        <LinkStatus />
        <Sums />
        <button
          type="button"
          class="button square plain fold"
          aria-expanded={open}
          aria-controls={PANEL}
          aria-label={t(open ? 'problems.fold' : 'problems.unfold')}
          onClick={() => setOpen(!open)}
        >
          <Icon name="chevron" />
        </button>
      </div>
      <div id={PANEL} class="list" role="tabpanel" tabIndex={0} aria-labelledby={tabId(PANEL, tab)} hidden={!open}>
        {tab === 'problems' ? <DiagnosticList found={found} /> : <AccessList />}
      </div>
    </section>
  );
}

function counted(word: string, count: number) {
  return (
    <>
      {word} <span class="count">{count}</span>
    </>
  );
}

function Sums() {
  if (!answer.value?.ok) return null;
  const { translated, approximated, unsupported } = answer.value.summary;
  return (
    <p class="sums">
      <span class="exact">{t('sums.exact', { count: translated })}</span>
      <span class="approximated">{t('sums.approximated', { count: approximated })}</span>
      <span class="unsupported">{t('sums.unsupported', { count: unsupported })}</span>
      {milliseconds.value > 0 && <span class="time">{milliseconds.value.toFixed(1)} ms</span>}
    </p>
  );
}

/** More than anybody reads from top to bottom, and few enough to be drawn between two keys. Errors are always shown. */
const SHOWN = 100;

function DiagnosticList({ found }: { found: Diagnostic[] }) {
  const [isWhole, setWhole] = useState(false);
  if (!answer.value) return null;
  if (found.length === 0) return <p class="nothing">{t('problems.none')}</p>;
  const shown = bySeverity(found).filter(({ severity }, at) => isWhole || at < SHOWN || severity === 'error');
  const first = new Map([...shown].reverse().map((diagnostic) => [diagnostic.code, diagnostic]));
  return (
    <>
      <ul>
        {shown.map((diagnostic, at) => (
          <Row key={at} diagnostic={diagnostic} isFirst={first.get(diagnostic.code) === diagnostic} />
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" class="button plain" onClick={() => setWhole(true)}>
          {t('problems.all', { count: found.length })}
        </button>
      )}
    </>
  );
}

const severities: Diagnostic['severity'][] = ['error', 'warning', 'note'];

/** What stops the conversion first, what it only remarks last; what is alike stays in the order of the files. */
function bySeverity(found: Diagnostic[]): Diagnostic[] {
  return severities.flatMap((severity) => found.filter((diagnostic) => diagnostic.severity === severity));
}

/** `isFirst` among those of its code: what goes for all of them is said once. */
function Row({ diagnostic, isFirst }: { diagnostic: Diagnostic; isFirst: boolean }) {
  const { severity, message, file, line, column, code, help } = diagnostic;
  const text = codeText(code);
  const missing = missingFile(diagnostic);
  const body = (
    <>
      <Icon name={severity} />
      <span class="word">{t(`severity.${severity}`)}</span>
      <span class="message">
        {text && (
          <span class="title">
            <Prose text={text.title} />
          </span>
        )}
        <span class="english" lang="en">
          <Prose text={message} />
        </span>
      </span>
      <span class="where">
        {file !== null && `${file}:${line}:${column}`} <span class="code">{code}</span>
      </span>
    </>
  );
  return (
    <li class={severity}>
      {canJump(diagnostic) ? (
        <button type="button" class="jump" onClick={() => jump(diagnostic)}>
          {body}
        </button>
      ) : (
        <div class="jump">{body}</div>
      )}
      {text && isFirst && (
        <p class="advice">
          <span>
            <Prose text={text.help} />
          </span>
        </p>
      )}
      {help.map((help, at) => (
        <Advice key={at} help={help} />
      ))}
      {missing !== null && (
        <p class="advice">
          <button type="button" class="button small" onClick={() => createMissing(missing)}>
            <Icon name="plus" />
            {t('problems.create', { path: missing })}
          </button>
        </p>
      )}
    </li>
  );
}

function Advice({ help }: { help: Help }) {
  return (
    <div class="advice">
      <span lang="en">
        <Prose text={help.text} />
      </span>
      {help.edits.length > 0 && current.value && <Preview help={help} />}
      {help.edits.length > 0 && (
        <button type="button" class="button small" disabled={!current.value} onClick={() => fix(help)}>
          <Icon name="fix" />
          {t('problems.apply')}
          <span class="hidden">: {help.text}</span>
        </button>
      )}
    </div>
  );
}

function AccessList() {
  const access = answer.value?.summary.access ?? [];
  if (access.length === 0) return <p class="nothing">{t('access.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('access.service')}</th>
          <th scope="col">{t('access.before')}</th>
          <th scope="col">{t('access.after')}</th>
        </tr>
      </thead>
      <tbody>
        {access.map(({ service, published, instead }, at) => (
          <tr key={at}>
            <th scope="row">{service}</th>
            <td>{published}</td>
            <td>
              <Prose text={instead} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
