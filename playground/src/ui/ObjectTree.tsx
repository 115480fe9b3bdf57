// The objects of the result: a tree beside the text, or a drop-down where there is no room for one.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { filtered, groupings, type Grouping, type TreeGroup, type TreeItem } from '../link/tree';
import { grouping, groups, openAll, openItem, shownItem } from '../state/objects';
import { ALL, hasAll } from '../state/results';
import { Icon } from './Icon';

/** After a pause this long, what is typed begins anew. */
const TYPING_MS = 4000;

export function ObjectTree() {
  return (
    <div class="objects">
      <DropDown />
      <Grouped />
      <Tree />
    </div>
  );
}

const names = { service: 'tree.byService', kind: 'tree.byKind', file: 'tree.byFile' } as const;

function Grouped() {
  return (
    <label class="grouping">
      {t('tree.by')}{' '}
      <select value={grouping.value} onChange={({ currentTarget }) => (grouping.value = currentTarget.value as Grouping)}>
        {groupings.map((by) => (
          <option key={by} value={by}>
            {t(names[by])}
          </option>
        ))}
      </select>
    </label>
  );
}

function DropDown() {
  const items = groups.value.flatMap(({ items }) => items);
  const choose = (id: string) => {
    const item = items.find((item) => item.id === id);
    if (item) openItem(item);
    else openAll();
  };
  return (
    <select
      class="object-choice"
      aria-label={t('tree.choose')}
      value={shownItem.value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {hasAll.value && <option value={ALL}>{t('result.all')}</option>}
      {groups.value.map((group) => (
        <optgroup key={group.id} label={group.title}>
          {group.items.map((item) => (
            <option key={item.id} value={item.id}>
              {`${item.title} ${item.detail}`.trim()}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function Tree() {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(ALL);
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(''), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // The row that was typed on may have been filtered away; the next letter needs one that is there.
  useLayoutEffect(() => {
    if (typed === '' || list.current?.contains(document.activeElement)) return;
    (list.current?.querySelector<HTMLElement>('[data-id]') ?? list.current)?.focus();
  }, [typed]);
  const shown = filtered(groups.value, typed);
  const fold = (id: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event, typed);
    if (!action) return;
    event.preventDefault();
    if (action.typed !== undefined) setTyped(action.typed);
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    const row = rows.find((row) => row === document.activeElement);
    if (action.move) move(action.move, rows, row);
    if (action.fold !== undefined && row) foldRow(row, action.fold, rows, fold);
    if (action.open) row?.click();
  };
  const reached = [ALL, ...shown.flatMap(({ id, items }) => [id, ...items.map(({ id }) => id)])].includes(focused);
  const stop = (id: string, isFirst: boolean) => (id === focused || (!reached && isFirst) ? 0 : -1);
  return (
    <>
      {typed !== '' && (
        <p class="tree-filter" role="status">
          {shown.length > 0 ? t('tree.filter', { text: typed }) : t('tree.noMatch')}
        </p>
      )}
      <ul
        ref={list}
        class="tree"
        tabIndex={-1}
        role="tree"
        aria-label={t('tree.label')}
        onKeyDown={onKeyDown}
        onFocusIn={({ target }) => setFocused((target as HTMLElement).dataset['id'] ?? ALL)}
      >
        {hasAll.value && typed === '' && (
          <li role="treeitem" class="tree-row" data-id={ALL} tabIndex={stop(ALL, true)} aria-selected={shownItem.value === ALL} onClick={openAll}>
            {t('result.all')}
          </li>
        )}
        {shown.map((group, at) =>
          group.title === '' ? (
            group.items.map((item, at) => <Item key={item.id} item={item} stop={stop(item.id, at === 0 && !hasAll.value)} />)
          ) : (
            <Group
              key={group.id}
              group={group}
              isFolded={folded.has(group.id) && typed === ''}
              stop={(id) => stop(id, id === group.id && at === 0 && (!hasAll.value || typed !== ''))}
              onFold={(isFolded) => fold(group.id, isFolded)}
            />
          ),
        )}
      </ul>
    </>
  );
}

interface GroupProps {
  group: TreeGroup;
  isFolded: boolean;
  stop(id: string): number;
  onFold(isFolded: boolean): void;
}

function Group({ group, isFolded, stop, onFold }: GroupProps) {
  return (
    <li
      role="treeitem"
      data-id={group.id}
      tabIndex={stop(group.id)}
      aria-expanded={!isFolded}
      aria-label={group.title}
      onClick={() => onFold(!isFolded)}
    >
      <div class="tree-row tree-head">
        <Icon name="chevron" />
        <span>{group.title}</span>
        <Problems count={group.problems} />
        <span class="count">{group.items.length}</span>
      </div>
      {!isFolded && (
        <ul role="group">
          {group.items.map((item) => (
            <Item key={item.id} item={item} stop={stop(item.id)} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Item({ item, stop }: { item: TreeItem; stop: number }) {
  const open = (event: Event) => {
    event.stopPropagation();
    openItem(item);
  };
  return (
    <li
      role="treeitem"
      class="tree-row tree-item"
      data-id={item.id}
      tabIndex={stop}
      aria-selected={shownItem.value === item.id}
      title={item.path}
      onClick={open}
    >
      <span class="tree-title">
        {item.title} {item.detail !== '' && <small>{item.detail}</small>}
      </span>
      {item.isSecret && (
        <span class="secret" title={t('result.secret')}>
          <Icon name="lock" />
          <span class="hidden">, {t('result.secret')}</span>
        </span>
      )}
      <Problems count={item.problems} />
    </li>
  );
}

function Problems({ count }: { count: number }) {
  if (count === 0) return null;
  const words = t('tree.warnings', { count });
  return (
    <span class="dot" title={words}>
      <span class="hidden">, {words}</span>
    </span>
  );
}

interface Action {
  move?: 'ArrowDown' | 'ArrowUp' | 'Home' | 'End';
  fold?: boolean;
  open?: boolean;
  typed?: string;
}

function keyAction({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, typed: string): Action | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
    case 'Home':
    case 'End':
      return { move: key };
    case 'ArrowLeft':
      return { fold: true };
    case 'ArrowRight':
      return { fold: false };
    case 'Enter':
      return { open: true };
    case 'Escape':
      return typed === '' ? null : { typed: '' };
    case 'Backspace':
      return { typed: typed.slice(0, -1) };
    default:
      return key.length === 1 && !(key === ' ' && typed === '') ? { typed: typed + key } : key === ' ' ? { open: true } : null;
  }
}

function move(to: NonNullable<Action['move']>, rows: HTMLElement[], row: HTMLElement | undefined): void {
  const at = row ? rows.indexOf(row) : -1;
  const goal = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[to];
  rows[Math.min(goal, rows.length - 1)]?.focus();
}

/** Folds the group, or goes from an item to its group and from a group to its first item. */
function foldRow(row: HTMLElement, isFold: boolean, rows: HTMLElement[], fold: (id: string, isFolded: boolean) => void): void {
  const expanded = row.getAttribute('aria-expanded');
  if (expanded === null) {
    if (isFold) row.parentElement?.closest<HTMLElement>('[role=treeitem]')?.focus();
  } else if ((expanded === 'true') === isFold) {
    fold(row.dataset['id'] ?? '', isFold);
  } else if (!isFold) {
    rows[rows.indexOf(row) + 1]?.focus();
  }
}
