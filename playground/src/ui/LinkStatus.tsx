// Says in words what is linked. It is to those who cannot see the highlight what the highlight is to others.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { describeLink } from '../state/describe';
import { isPinned, link, linkMap, togglePin } from '../state/link';
import { places } from '../state/linked';
import { Icon } from './Icon';
import { Prose } from './Prose';

/** Whoever moves the caret through a file hears where it rests, not where it passes. */
const REST_MS = 500;

export function LinkStatus() {
  const map = linkMap.value;
  const linked = link.value;
  const text = map && linked ? describeLink(map, linked, places) : '';
  return (
    <div class="link-status" aria-label={t('link.title')} role="group">
      {text !== '' && (
        <button
          type="button"
          class="button small square plain"
          aria-pressed={isPinned.value}
          aria-label={t('link.pin')}
          title={t(isPinned.value ? 'link.unpin' : 'link.pin')}
          onClick={togglePin}
        >
          <Icon name="pin" />
        </button>
      )}
      <p title={text.replaceAll('`', '')}>
        <Prose text={text} />
      </p>
      <Announcement text={linked?.source === 'caret' && !linked.isPending ? text : ''} />
    </div>
  );
}

function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setSaid(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" aria-live="polite">
      {said.replaceAll('`', '')}
    </p>
  );
}
