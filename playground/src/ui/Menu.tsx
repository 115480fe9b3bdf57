// What the head of the page has no room for on a narrow screen.
import { t } from '../i18n';
import { available, commands } from '../state/commands';
import { close } from '../state/dialogs';
import { Dialog } from './Dialog';
import { Icon, type IconName } from './Icon';
import { otherLanguage } from './language';

const entries: { id: string; icon: IconName }[] = [
  { id: 'examples.open', icon: 'grid' },
  { id: 'project.empty', icon: 'plus' },
  { id: 'options.open', icon: 'sliders' },
  { id: 'share.open', icon: 'share' },
  { id: 'download.open', icon: 'download' },
  { id: 'palette.open', icon: 'search' },
  { id: 'settings.open', icon: 'gear' },
  { id: 'shortcuts.open', icon: 'keyboard' },
];

export function Menu() {
  const listed = entries.flatMap(({ id, icon }) => {
    const command = commands.value.find((command) => command.id === id);
    return command && available(command) ? [{ id, icon, title: t(command.title), run: command.run }] : [];
  });
  const other = otherLanguage();
  const all = [...listed, { id: 'language', icon: 'globe' as const, title: other.title, lang: other.language, run: other.choose }];
  return (
    <Dialog title={t('menu.title')} kind="page-menu" onClose={close}>
      <ul>
        {all.map(({ id, icon, title, run, ...rest }) => (
          <li key={id}>
            <button
              type="button"
              {...rest}
              onClick={() => {
                close();
                setTimeout(run);
              }}
            >
              <Icon name={icon} />
              {title}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
