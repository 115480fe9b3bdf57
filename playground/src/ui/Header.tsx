import { nextTheme, theme } from '../state/settings';
import { version } from '../state/store';
import { Icon, type IconName } from './Icon';

const drawing: Record<typeof theme.value, IconName> = { system: 'screen', light: 'sun', dark: 'moon' };

export function Header({ onExamples }: { onExamples(): void }) {
  return (
    <header class="header">
      <h1>
        kompose-rs <span>playground</span>
      </h1>
      {version.value && <span class="version">{version.value}</span>}
      <p class="tagline">Compose to Kubernetes and Swarm. Nothing leaves this page.</p>
      <button type="button" class="button" onClick={onExamples}>
        <Icon name="grid" />
        Examples
      </button>
      <button type="button" class="button square" aria-label={`Theme: ${theme.value}`} title={`Theme: ${theme.value}`} onClick={nextTheme}>
        <Icon name={drawing[theme.value]} />
      </button>
    </header>
  );
}
