// Hands files to the browser to keep.
import { t } from '../i18n';
import { resultFiles, resultPath, resultText, ALL } from '../state/results';
import { answer, files, folder, good } from '../state/store';
import { OFFER_MS, toast } from '../state/toasts';
import { copy } from './copy';

const SHOWN_MS = 6000;

/** What downloads are named after. */
export function title(): string {
  return answer.value?.summary.project || folder.value || 'compose';
}

/** How many files of the result hold secret values. */
export function secretCount(): number {
  return resultFiles.value.filter(({ secret }) => secret).length;
}

/** What puts the unpacked result to work, in its folder. */
export function nextCommand(): string {
  if (good.value?.target !== 'swarm') return 'kubectl apply -f .';
  return `docker stack deploy -c ${resultFiles.value[0]?.path ?? ''} ${title()}`;
}

/** The result, or the project itself, as an archive. */
export async function downloadArchive(what: 'result' | 'project'): Promise<void> {
  try {
    const { archive } = await import('../state/archive');
    const named = what === 'result' ? `${title()}-${good.value?.target ?? ''}` : title();
    const { name, data } = archive(named, what === 'result' ? resultFiles.value : files.value);
    keep(name, data, 'application/zip');
    const count = what === 'result' ? secretCount() : 0;
    const text = count > 0 ? () => t('download.savedSecret', { name, count }) : () => t('download.saved', { name });
    const action = { title: () => t('download.copyNext'), run: () => void copy(nextCommand()) };
    toast({ id: 'saved', text, lasts: OFFER_MS, ...(what === 'result' && { action }) });
  } catch {
    said(() => t('page.loadFailed'));
  }
}

/** The file of the result that is shown, or all manifests in one. */
export async function downloadShown(): Promise<void> {
  try {
    const { contents, safe } = await import('../state/archive');
    const file = resultFiles.value.find(({ path }) => path === resultPath.value);
    const whole = resultPath.value === ALL;
    const name = whole ? `${safe(title())}.yaml` : (resultPath.value.split('/').at(-1) ?? 'result');
    keep(name, file ? contents(file) : new TextEncoder().encode(resultText.value.text), 'application/octet-stream');
    const secret = whole ? secretCount() > 0 : file?.secret === true;
    said(() => t(secret ? 'download.savedSecretFile' : 'download.saved', { name }));
  } catch {
    said(() => t('page.loadFailed'));
  }
}

/** What becomes of every key, to read or for programs. */
export async function downloadReport(form: 'markdown' | 'json'): Promise<void> {
  try {
    const [{ safe }, { lossWords, rows }, { asJson, asMarkdown }] = await Promise.all([
      import('../state/archive'),
      import('../state/report'),
      import('../link/loss'),
    ]);
    const name = `${safe(title())}-report.${form === 'json' ? 'json' : 'md'}`;
    const text = form === 'json' ? asJson(rows.value) : asMarkdown(rows.value, lossWords());
    keep(name, new TextEncoder().encode(text), form === 'json' ? 'application/json' : 'text/markdown');
    said(() => t('download.saved', { name }));
  } catch {
    said(() => t('page.loadFailed'));
  }
}

function keep(name: string, data: Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes its time with what it has been given.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function said(text: () => string): void {
  toast({ id: 'saved', text, lasts: SHOWN_MS });
}
