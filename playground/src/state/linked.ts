// Shows in both editors what is linked, and leads from one to the other.
import { effect } from '@preact/signals';
import { chips, type Direction } from '../editor/chips';
import { watched } from '../editor/link';
import { tones } from '../editor/tones';
import { pinning } from '../editor/setup';
import { t } from '../i18n';
import type { Made } from '../engine/map';
import type { OutlineNode } from '../link/outline';
import { assistance } from './assist';
import { register } from './commands';
import { isPinned, learnt, link, linkMap, pinAt, pointAt, putCaret, startLinks, togglePin, unpin, type Linked } from './link';
import { registerFixes } from './fixes';
import { objectProblems } from './objects';
import { panel } from './panels';
import { resultView } from './result-view';
import { fileLine, showResultFile, shownLine } from './results';
import { activeFile, editor, files, jump, view } from './store';
import { followTones } from './tones';
import { why } from './why';

/** Where a walk along a link has led to. */
type Stop = { side: 'compose'; node: OutlineNode } | { side: 'result'; made: Made };

/** A walk along a link: the same key again leads on, also from the other editor. */
interface Walk {
  stops: Stop[];
  at: number;
  /** Where it began. */
  home: { file: string; from: number; to: number } | null;
  /** The caret's place after the last step; from elsewhere a new walk begins. */
  landed: string;
}

let walk: Walk | null = null;
let caretPlace = '';

/** Gives both editors what they need for links, and keeps them showing what is linked, from now on. */
export function startLinking(): void {
  plug();
  follow();
  followTones();
  registerFixes();
}

function plug(): void {
  editor.plug((path) => [
    watched({
      pointer: (position) => pointAt(position === null ? null : { side: 'compose', file: path, position }),
      caret: (position) => {
        caretPlace = `compose ${path} ${position}`;
        putCaret({ side: 'compose', file: path, position });
      },
    }),
    chips({ label, elsewhere: showOtherKey }),
    pinning((position) => pinAt({ side: 'compose', file: path, position })),
    assistance(path),
    tones(),
  ]);
  resultView.plug(() => [
    watched({
      pointer: (_, line) => pointAt(resultSpot(line)),
      caret: (_, line) => {
        caretPlace = `result ${line}`;
        const spot = resultSpot(line);
        if (spot) putCaret(spot);
      },
    }),
    chips({ label, elsewhere: showOtherPart }),
    pinning((_, line) => {
      const spot = resultSpot(line);
      if (spot) pinAt(spot);
    }),
    why,
    tones(),
  ]);
}

function resultSpot(line: number | null) {
  const place = line === null ? null : fileLine(line);
  return place && { side: 'result' as const, ...place };
}

function label(direction: Direction, count: number): string {
  return t(`link.${direction}`, { count });
}

function follow(): void {
  startLinks();
  effect(() => {
    const linked = link.value;
    const file = activeFile.value;
    const ranges = (nodes: OutlineNode[] = [], isInner: boolean) =>
      nodes.filter((node) => node.file === file).map(({ from, to }) => ({ from, to, isInner }));
    editor.highlight({
      ranges: [...ranges(linked?.inner, true), ...ranges(linked?.outer, false)],
      isPinned: linked?.source === 'pin',
      elsewhere: otherKeys(linked).length,
    });
  });
  effect(() => {
    const linked = link.value;
    resultView.highlight({ lines: shownParts(linked), isPinned: linked?.source === 'pin', elsewhere: otherParts(linked).length });
  });
  effect(() => {
    objectProblems.value = problemsOfObjects();
  });
  register(
    { id: 'link.go', title: 'link.go', keys: ['F12', 'Mod-Enter'], run: () => step(1), when: canWalk },
    { id: 'link.back', title: 'link.back', keys: ['Shift-F12', 'Mod-Shift-Enter'], run: () => step(-1), when: canWalk },
    { id: 'link.pin', title: 'link.pin', keys: ['Mod-Shift-l'], run: togglePin, when: () => link.value !== null || isPinned.value },
    { id: 'link.unpin', title: 'link.unpin', keys: ['Escape'], run: unpin, when: () => isPinned.value && !isBusy() },
  );
}

function problemsOfObjects(): Map<string, number> {
  const counts = new Map<string, number>();
  const map = linkMap.value;
  void learnt.value;
  for (const { severity, file, from } of map?.answer.diagnostics ?? []) {
    const node = file === null || severity === 'note' ? undefined : map?.outline.at(file, from)[0];
    const made = (node && map?.makes(node)) ?? [];
    for (const id of new Set(made.map(({ file, line }) => map?.object(file, line)?.id ?? ''))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Whether Escape closes something else first. */
function isBusy(): boolean {
  return document.querySelector('.cm-tooltip-autocomplete, .cm-panel, [role=menu], [popover]:popover-open') !== null;
}

function shownParts(linked: Linked | null) {
  return (linked?.made ?? []).flatMap(({ file, line, endLine }) => {
    const [from, to] = [shownLine(file, line), shownLine(file, endLine)];
    return from === null || to === null ? [] : [{ line: from, endLine: to }];
  });
}

function otherParts(linked: Linked | null): Made[] {
  return linked?.made.filter(({ file }) => shownLine(file, 1) === null) ?? [];
}

function otherKeys(linked: Linked | null): OutlineNode[] {
  return linked?.inner.filter(({ file }) => file !== activeFile.value) ?? [];
}

function showOtherPart(): void {
  const [made] = otherParts(link.value);
  if (made) showMade(made);
}

function showOtherKey(): void {
  const [node] = otherKeys(link.value);
  if (node) jump(node);
}

/** Shows a part of the result and puts the caret there. */
export function showMade({ file, line }: Pick<Made, 'file' | 'line'>): void {
  panel.value = 'manifests';
  view.value = 'output';
  showResultFile(file);
  // The text may be that of another file only after the next drawing.
  requestAnimationFrame(() => {
    const shown = shownLine(file, line);
    if (shown !== null) resultView.select(shown);
  });
}

function canWalk(): boolean {
  return link.value !== null || walk !== null;
}

/** Goes to what is linked, or back to where that began. */
export function cross(): void {
  const isAway = walk?.home != null && walk.landed === caretPlace;
  if (!isAway) walk = null;
  step(isAway ? -1 : 1);
}

/** Goes one partner further, or back; back from the first one is where it began. */
function step(by: 1 | -1): void {
  if (!walk || walk.landed !== caretPlace) walk = begin(by);
  if (!walk) return;
  const next = walk.at + by;
  if (next < 0 && walk.home) {
    jump(walk.home);
    walk = null;
    return;
  }
  walk.at = (next + walk.stops.length) % walk.stops.length;
  const stop = walk.stops[walk.at];
  if (stop) go(stop, walk);
}

function begin(by: 1 | -1): Walk | null {
  const linked = link.value;
  if (!linked) return null;
  const keys = [...linked.inner, ...linked.outer];
  const stops: Stop[] =
    linked.side === 'compose'
      ? linked.made.map((made) => ({ side: 'result', made }))
      : keys.map((node) => ({ side: 'compose', node }));
  const home = linked.side === 'compose' ? editor.caret() : null;
  return stops.length === 0 ? null : { stops, at: by > 0 ? -1 : stops.length, home, landed: '' };
}

function go(stop: Stop, walk: Walk): void {
  if (stop.side === 'compose') {
    jump(stop.node);
    walk.landed = `compose ${stop.node.file} ${stop.node.to}`;
  } else {
    showMade(stop.made);
    walk.landed = `result ${shownLine(stop.made.file, stop.made.line)}`;
  }
  // The editor reports its caret only when it has got the focus.
  caretPlace = walk.landed;
}

/** How links are put in words. */
export const places = {
  line: (file: number, line: number) => shownLine(file, line) ?? line,
  text: (path: string) => files.value.find((file) => file.path === path)?.text ?? '',
};
