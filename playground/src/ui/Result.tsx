// The result side: a tab for each view of the result, and the chosen view.
import { t } from '../i18n';
import { panel, type PanelId } from '../state/panels';
import { panels, type Panel } from './panels';
import { tabId, Tabs } from './Tabs';

const PANEL = 'result-panel';

export function Result() {
  const shown = panels.find(({ id }) => id === panel.value) ?? panels[0];
  const items = panels.map((each) => ({ id: each.id, title: <Title panel={each} /> }));
  return (
    <section class="pane output" aria-label={t('result.label')}>
      <div class="bar">
        <Tabs
          label={t('result.views')}
          items={items}
          selected={shown?.id ?? ''}
          panel={PANEL}
          onSelect={(id) => (panel.value = id as PanelId)}
        />
        <span class="spring" />
        {shown?.Tools && <shown.Tools />}
      </div>
      <div id={PANEL} class="result" role="tabpanel" aria-labelledby={tabId(PANEL, shown?.id ?? '')}>
        {shown && <shown.View key={shown.id} />}
      </div>
    </section>
  );
}

function Title({ panel: { title, badge } }: { panel: Panel }) {
  const word = badge?.();
  return (
    <>
      {t(title)}
      {word && <span class="count">{word}</span>}
    </>
  );
}
