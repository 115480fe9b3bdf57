// The head of the page: what it is, what it converts into, and the doors to everything else.
import type { Target } from '../engine/protocol';
import { t } from '../i18n';
import { available, commands, keyNames } from '../state/commands';
import { online } from '../state/offline';
import { snapshotOptions } from '../state/options';
import { nextTheme, theme } from '../state/settings';
import { target, version } from '../state/store';
import { Icon, type IconName } from './Icon';
import { otherLanguage } from './language';

const drawing: Record<typeof theme.value, IconName> = { system: 'screen', light: 'sun', dark: 'moon', contrast: 'contrast' };
const targets: Target[] = ['kubernetes', 'swarm'];

export function Header() {
  const changed = Object.keys(snapshotOptions()).length > 0;
  return (
    <header class="header">
      <h1>
        kompose-rs <span>{t('page.subtitle')}</span>
      </h1>
      {version.value && <span class="version">{version.value}</span>}
      <p class="tagline">{t('page.tagline')}</p>
      {!online.value && (
        <span class="offline" title={t('offline.hint')}>
          {t('offline.mark')}
        </span>
      )}
      <Door id="examples.open" icon="grid" label={t('examples.title')} kind="wide" />
      <TargetChoice />
      <Door id="options.open" icon="sliders" label={t('options.title')} kind="wide" {...(changed && { mark: t('options.someChanged') })} />
      <span class="gap" />
      <Door id="share.open" icon="share" label={t('header.share')} kind="labelled" />
      <Door id="download.open" icon="download" label={t('header.download')} kind="wide" />
      <span class="gap" />
      <Door id="palette.open" icon="search" kind="wide" />
      <LanguageButton />
      <ThemeButton />
      <Door id="settings.open" icon="gear" kind="wide" />
      <Door id="shortcuts.open" icon="keyboard" kind="wide" />
      <Door id="menu.open" icon="menu" kind="narrow" />
    </header>
  );
}

interface DoorProps {
  id: string;
  icon: IconName;
  /** What stands beside the drawing; without it, the name of the command is told only when asked for. */
  label?: string;
  /** On which screens it is shown. */
  kind: 'wide' | 'narrow' | 'labelled';
  /** Says that there is something behind it. */
  mark?: string;
}

/** A button that carries out a command, as long as there is one. */
function Door({ id, icon, label, kind, mark }: DoorProps) {
  const command = commands.value.find((command) => command.id === id);
  if (!command) return null;
  const keys = command.keys?.[0];
  const title = `${t(command.title)}${keys === undefined ? '' : ` (${keyNames(keys).join('+')})`}`;
  return (
    <button
      type="button"
      class={`button ${kind}${label === undefined ? ' square' : ''}`}
      title={title}
      {...(label === undefined && { 'aria-label': t(command.title) })}
      disabled={!available(command)}
      onClick={() => command.run()}
    >
      <Icon name={icon} />
      {label !== undefined && <span class="label">{label}</span>}
      {mark !== undefined && (
        <span class="mark" title={mark}>
          <span class="hidden">, {mark}</span>
        </span>
      )}
    </button>
  );
}

function TargetChoice() {
  return (
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
  );
}

function LanguageButton() {
  const { language, short, title, choose } = otherLanguage();
  return (
    <button type="button" class="button square wide" lang={language} aria-label={title} title={title} onClick={choose}>
      {short}
    </button>
  );
}

function ThemeButton() {
  const label = t('theme.label', { theme: t(`theme.${theme.value}`) });
  return (
    <button type="button" class="button square wide" aria-label={label} title={label} onClick={nextTheme}>
      <Icon name={drawing[theme.value]} />
    </button>
  );
}
