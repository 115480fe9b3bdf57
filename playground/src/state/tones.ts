// Which lines of project and result belong to which service, for their colours.
import { effect } from '@preact/signals';
import type { Tone } from '../editor/tones';
import type { LinkMap } from '../link/map';
import { linkMap } from './link';
import { resultView } from './result-view';
import { resultText, shownLine } from './results';
import { colourByService } from './settings';
import { activeFile, editor, files } from './store';

const SERVICE = 'services.';

/** Colours both editors from now on, while that is asked for. */
export function followTones(): void {
  let isColoured = false;
  effect(() => {
    const map = linkMap.value;
    const file = activeFile.value;
    void resultText.value;
    if (!colourByService.value) {
      if (isColoured) show([], []);
      isColoured = false;
    } else if (map) {
      show(ofProject(map, file), ofResult(map));
      isColoured = true;
    }
  });
}

function show(project: Tone[], result: Tone[]): void {
  editor.colour(project);
  // The text may be that of another file only after this has run.
  queueMicrotask(() => resultView.colour(result));
}

function services(map: LinkMap): string[] {
  return map.outline.sections().flatMap((section) => (section.startsWith(SERVICE) ? section.slice(SERVICE.length) : []));
}

function ofProject(map: LinkMap, file: string): Tone[] {
  const text = files.peek().find(({ path }) => path === file)?.text ?? '';
  const names = services(map);
  return map.outline.nodes.flatMap((node) => {
    const isService = node.file === file && node.path === node.section && node.path.startsWith(SERVICE);
    if (!isService) return [];
    const name = node.path.slice(SERVICE.length);
    const lines = text.slice(node.from, node.end).split('\n').length;
    return { line: node.line, endLine: node.line + lines - 1, number: names.indexOf(name), name };
  });
}

function ofResult(map: LinkMap): Tone[] {
  const names = services(map);
  return map.answer.objects.flatMap(({ services: [name, ...others], file, line, endLine }) => {
    const [from, to] = [shownLine(file, line), shownLine(file, endLine)];
    if (name === undefined || others.length > 0 || from === null || to === null) return [];
    return { line: from, endLine: to, number: Math.max(0, names.indexOf(name)), name };
  });
}
