// Why a line of the result is there: a tooltip that names the keys that make it and what became of them.
import { hoverTooltip, type Tooltip } from '@codemirror/view';
import { prose } from '../editor/fix';
import { t } from '../i18n';
import type { LinkMap } from '../link/map';
import type { OutlineNode } from '../link/outline';
import { isName, lineage } from '../link/outline';
import { needed, resolve } from '../link/resolve';
import { source } from './describe';
import { linkMap } from './link';
import { fileLine } from './results';
import { files } from './store';

export const why = hoverTooltip((view, position): Tooltip | null => {
  const map = linkMap.value;
  const line = view.state.doc.lineAt(position);
  const place = fileLine(line.number);
  if (!map || !place || line.text.trim() === '') return null;
  const start = line.from + line.text.search(/\S/);
  return position < start ? null : { pos: start, end: line.to, above: true, create: () => ({ dom: explanation(map, place) }) };
});

function explanation(map: LinkMap, place: { file: number; line: number }): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'why';
  dom.append(element('strong', t('why.title')));
  const spot = { side: 'result' as const, ...place };
  const link = resolve(map, spot);
  if (!link || link.isPending) {
    dom.append(element('p', t('link.pending')));
    return dom;
  }
  if (link.isDefault) {
    const [node] = link.inner;
    dom.append(sentence(node ? t('link.defaultOf', { path: node.path }) : t('link.default')));
    const why = node && map.why(node, place.file, place.line);
    if (why) dom.append(purpose(why));
    if (needed(map, spot).length > 0) dom.append(element('p', t('link.pending')));
    return dom;
  }
  for (const node of link.inner) dom.append(key(map, node));
  const around = link.outer.filter((node) => !isName(node) && link.inner.some((inner) => lineage(inner).includes(node)));
  if (around.length > 0) dom.append(sentence(`${t('why.partOf')} ${around.map(({ path }) => `\`${path}\``).join(', ')}`));
  return dom;
}

function key(map: LinkMap, node: OutlineNode): HTMLElement {
  const dom = document.createElement('p');
  const text = (path: string) => files.value.find((file) => file.path === path)?.text ?? '';
  dom.append(element('code', source(node, { text, line: (_, line) => line })));
  dom.append(element('span', t('link.inFile', { file: node.file, line: node.line }), 'where'));
  const report = map.report(node);
  if (!report) return dom;
  const messages = report.messages.flatMap((at) => map.answer.diagnostics[at]?.message ?? []);
  dom.append(sentence([t(`outcome.${report.outcome}`), ...messages, ...(report.reason === null ? [] : [report.reason])].join(' – ')));
  return dom;
}

/** What a default is good for, as the engine says it; whose it is has been said. */
function purpose(why: string): HTMLElement {
  const dom = sentence(why.slice(why.indexOf(': ') + 2));
  dom.lang = 'en';
  return dom;
}

function sentence(text: string): HTMLElement {
  const dom = prose(text);
  dom.className = 'sentence';
  return dom;
}

function element(name: string, text: string, className = ''): HTMLElement {
  const dom = document.createElement(name);
  dom.textContent = text;
  if (className !== '') dom.className = className;
  return dom;
}
