// What is linked, on a screen that shows one pane at a time: a tap leads to the other side, and another one back.
import { t } from '../i18n';
import { describeLink } from '../state/describe';
import { link, linkMap } from '../state/link';
import { cross, places } from '../state/linked';
import { panel } from '../state/panels';
import { view } from '../state/store';
import { Icon } from './Icon';
import { Prose } from './Prose';

export function Peek() {
  const map = linkMap.value;
  const linked = link.value;
  const isText = view.value === 'input' || (view.value === 'output' && panel.value === 'manifests');
  if (!map || !linked || !isText) return null;
  const leads = linked.side === 'compose' ? linked.made.length > 0 : linked.inner.length > 0;
  return (
    <div class="peek">
      <button type="button" title={t('link.go')} disabled={!leads} onClick={cross}>
        <span>
          <Prose text={describeLink(map, linked, places)} />
        </span>
        {leads && <Icon name="chevron" />}
      </button>
    </div>
  );
}
