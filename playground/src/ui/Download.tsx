// The download dialog: the whole result, one file of it, or the project itself.
import { t } from '../i18n';
import { close } from '../state/dialogs';
import { ALL, resultFiles, resultPath } from '../state/results';
import { answer, good, stale } from '../state/store';
import '../styles/share.css';
import { Dialog } from './Dialog';
import { copy } from './copy';
import { downloadArchive, downloadReport, downloadShown, nextCommand, secretCount } from './downloads';
import { Icon } from './Icon';

export function DownloadDialog() {
  const count = resultFiles.value.length;
  const isEmpty = count === 0;
  const shown = resultPath.value === ALL ? t('result.all') : resultPath.value;
  const choose = (run: () => Promise<void>) => () => {
    close();
    void run();
  };
  return (
    <Dialog title={t('download.title')} kind="download" onClose={close}>
      {isEmpty && <p class="notice">{t('download.nothing')}</p>}
      {stale.value && <p class="notice">{t('result.lastGood')}</p>}
      {!isEmpty && (
        <ul class="file-list" tabIndex={0} aria-label={t('result.files')}>
          {resultFiles.value.map(({ path, secret }) => (
            <li key={path}>
              <code>{path}</code>
              {secret && (
                <span class="secret">
                  <Icon name="lock" />
                  {t('download.secret')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {secretCount() > 0 && <p class="hint">{t('download.secretHint')}</p>}
      <ul class="choices">
        <li>
          <button type="button" class="card" disabled={isEmpty} onClick={choose(() => downloadArchive('result'))}>
            <strong>{t('download.archive')}</strong>
            <span>{t('download.archiveHint', { count, target: t(`target.${good.value?.target ?? 'kubernetes'}`) })}</span>
          </button>
        </li>
        <li>
          <button type="button" class="card" disabled={isEmpty} onClick={choose(downloadShown)}>
            <strong>{t('download.file')}</strong>
            <span>{t('download.fileHint', { name: shown })}</span>
          </button>
        </li>
        {(['markdown', 'json'] as const).map((form) => (
          <li key={form}>
            <button type="button" class="card" disabled={!answer.value?.ok} onClick={choose(() => downloadReport(form))}>
              <strong>{t(`download.${form}`)}</strong>
              <span>{t('download.reportHint')}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="card" onClick={choose(() => downloadArchive('project'))}>
            <strong>{t('download.project')}</strong>
            <span>{t('download.projectHint')}</span>
          </button>
        </li>
      </ul>
      {!isEmpty && <Next />}
    </Dialog>
  );
}

/** What puts the result to work. */
function Next() {
  const command = nextCommand();
  return (
    <div>
      <p class="hint">{t('download.next')}</p>
      <div class="command-line">
        <code>{command}</code>
        <button type="button" class="button square" aria-label={t('result.copy')} title={t('result.copy')} onClick={() => void copy(command)}>
          <Icon name="copy" />
        </button>
      </div>
    </div>
  );
}
