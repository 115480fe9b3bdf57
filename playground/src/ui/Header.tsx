// The head of the page: what it is, what it converts into, and the doors to everything else.
import type { Target } from '../engine/protocol';
import { t } from '../i18n';
import { dialog } from '../state/dialogs';
import { nextTheme, theme } from '../state/settings';
import { target, version } from '../state/store';
import { Icon, type IconName } from './Icon';

const drawing: Record<typeof theme.value, IconName> = { system: 'screen', light: 'sun', dark: 'moon', contrast: 'contrast' };
const targets: Target[] = ['kubernetes', 'swarm'];

export function Header() {
  const themeLabel = t('theme.label', { theme: t(`theme.${theme.value}`) });
  return (
    <header class="header">
      <h1>
        kompose-rs <span>{t('page.subtitle')}</span>
      </h1>
      {version.value && <span class="version">{version.value}</span>}
      <p class="tagline">{t('page.tagline')}</p>
      <button type="button" class="button" onClick={() => (dialog.value = 'examples')}>
        <Icon name="grid" />
        <span class="label">{t('examples.title')}</span>
      </button>
      <label class="target">
        <span class="hidden">{t('target.label')}</span>
        <select value={target.value} onChange={({ currentTarget }) => (target.value = currentTarget.value as Target)}>
          {targets.map((each) => (
            <option key={each} value={each}>
              {t(`target.${each}`)}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </label>
      <button type="button" class="button square" aria-label={themeLabel} title={themeLabel} onClick={nextTheme}>
        <Icon name={drawing[theme.value]} />
      </button>
    </header>
  );
}
