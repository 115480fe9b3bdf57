// What a code of the converter means.
import { useEffect, useState } from 'preact/hooks';
import type { Code } from '../engine/protocol';
import { t } from '../i18n';
import { codeText } from '../i18n/texts';
import { code } from '../state/arrival';
import { close } from '../state/dialogs';
import { client } from '../state/session';
import { Dialog } from './Dialog';
import { Prose } from './Prose';

export function CodeDialog() {
  const [found, setFound] = useState<Code | null | 'waiting' | 'failed'>('waiting');
  const asked = code.value;
  useEffect(() => {
    setFound('waiting');
    client.call('explain', asked).then(setFound, () => setFound('failed'));
  }, [asked]);
  return (
    <Dialog title={asked} kind="code-page" onClose={close}>
      {found === null && <p>{t('code.unknown')}</p>}
      {found === 'failed' && (
        <p class="notice error" role="alert">
          {t('page.loadFailed')}
        </p>
      )}
      {found !== null && typeof found === 'object' && <Explained found={found} />}
    </Dialog>
  );
}

function Explained({ found: { code, kind, explanation } }: { found: Code }) {
  const text = codeText(code);
  return (
    <>
      <p class="hint">{kind}</p>
      {text && (
        <p>
          <Prose text={`${text.title}. ${text.help}`} />
        </p>
      )}
      {explanation.split(/\n{2,}/).map((part, at) => (
        <p key={at}>
          <Prose text={part} />
        </p>
      ))}
    </>
  );
}
