// The sheet of shortcuts: the commands that have keys, and those of the editor.
import { t, type Key } from '../i18n';
import { commands } from '../state/commands';
import { close } from '../state/dialogs';
import { tabKey } from '../state/settings';
import { Dialog } from './Dialog';
import { Keys } from './Keys';

/** Keys that the editor or the browser itself knows. A command with the same keys takes their place. */
const others: { title: Key; keys: string[] }[] = [
  { title: 'shortcut.undo', keys: ['Mod-z'] },
  { title: 'shortcut.find', keys: ['Mod-f'] },
  { title: 'shortcut.complete', keys: ['Mod-Space'] },
  { title: 'shortcut.nextProblem', keys: ['F8'] },
  { title: 'shortcut.list', keys: ['↑', '↓', 'Home', 'End'] },
  { title: 'shortcut.close', keys: ['Esc'] },
];

export function Shortcuts() {
  const known = commands.value.filter(({ keys }) => keys && keys.length > 0);
  const taken = new Set(known.flatMap(({ keys }) => keys ?? []));
  return (
    <Dialog title={t('shortcuts.title')} kind="shortcuts" onClose={close}>
      <div class="columns">
        <Sheet title={t('shortcuts.page')} rows={known.map(({ title, keys = [] }) => ({ title, keys: keys.slice(0, 1) }))} />
        <Sheet title={t('shortcuts.editor')} rows={others.filter(({ keys }) => !keys.some((each) => taken.has(each)))} />
      </div>
      <p>{t(tabKey.value === 'indent' ? 'shortcuts.tabIndents' : 'shortcuts.tabMoves')}</p>
    </Dialog>
  );
}

function Sheet({ title, rows }: { title: string; rows: { title: Key; keys: string[] }[] }) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ title, keys }) => (
          <tr key={title}>
            <th scope="row">{t(title)}</th>
            <td>
              {keys.map((each) => (
                <Keys key={each} keys={each} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
