// The project as a drawing: its services and what they use. It can be moved, zoomed and walked through by keyboard.
import '../styles/topology.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { GraphAnswer, GraphEdge, GraphNode } from '../engine/protocol';
import { t } from '../i18n';
import { fit, fitted, nearest, path, reveal, start, tip, zoom, type Direction, type Pose } from '../link/graph';
import { dialog } from '../state/dialogs';
import { pointAt } from '../state/link';
import { jump } from '../state/store';
import { followProject, topology } from '../state/topology';
import { standalone } from './svg';

const STEP = 1.25;
/** A press that moves less than this many pixels is a click. */
const SLACK = 4;

/** What the buttons in the bar do to the drawing that is shown. */
const actions = signal<{ zoom(factor: number): void; fit(): void; svg(): string } | null>(null);

export function Topology() {
  useEffect(followProject, []);
  const state = topology.value;
  if (state.kind === 'waiting') return <p class="notice late">{t('topology.waiting')}</p>;
  if (state.kind === 'failed') return <p class="notice error">{t('topology.failed', { message: state.message })}</p>;
  return state.graph.nodes.length === 0 ? <Empty /> : <Drawing graph={state.graph} />;
}

function Empty() {
  return (
    <div class="nothing">
      <p>{t('topology.empty')}</p>
      <button type="button" class="button" onClick={() => (dialog.value = 'examples')}>
        {t('examples.title')}
      </button>
    </div>
  );
}

function Drawing({ graph }: { graph: GraphAnswer }) {
  const svg = useRef<SVGSVGElement>(null);
  const [pose, setPose] = useState<Pose>({ x: 0, y: 0, scale: 1 });
  const [focused, setFocused] = useState('');
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const hasMoved = useRef(false);
  const size = () => svg.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  const { width, height } = graph;
  useLayoutEffect(() => {
    const begin = () => setPose(start({ width, height }, size()));
    begin();
    actions.value = {
      zoom: (factor) => setPose((pose) => zoom(pose, factor, { x: size().width / 2, y: size().height / 2 })),
      fit: () => setPose(fit({ width, height }, size())),
      svg: () => (svg.current ? standalone(svg.current, graph) : ''),
    };
    const watcher = new ResizeObserver(begin);
    if (svg.current) watcher.observe(svg.current);
    return () => {
      watcher.disconnect();
      actions.value = null;
      pointAt(null);
    };
  }, [graph, width, height]);
  const stop = graph.nodes.some(({ id }) => id === focused) ? focused : graph.nodes[0]?.id;
  const go = (node: GraphNode) => {
    setFocused(node.id);
    setPose((pose) => reveal(pose, node, size()));
    svg.current?.querySelector<SVGElement>(`[data-id="${CSS.escape(node.id)}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = graph.nodes.find(({ id }) => id === (event.target as Element).getAttribute('data-id'));
    if (!act(event.key, node, graph, go)) return;
    event.preventDefault();
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const { left, top } = size();
    setPose((pose) => zoom(pose, Math.exp(-event.deltaY / 400), { x: event.clientX - left, y: event.clientY - top }));
  };
  const onPointerMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    const from = dragged.current;
    if (!from) return;
    if (!hasMoved.current && Math.hypot(x - from.x, y - from.y) < SLACK) return;
    hasMoved.current = true;
    dragged.current = { x, y };
    setPose((pose) => ({ ...pose, x: pose.x + x - from.x, y: pose.y + y - from.y }));
  };
  const near = new Set(graph.edges.flatMap(({ from, to }) => (from === focused ? to : to === focused ? from : [])));
  return (
    <div class="topology">
      <svg
        ref={svg}
        role="group"
        aria-label={t('topology.label', { count: graph.nodes.length })}
        onKeyDown={onKeyDown}
        onWheel={onWheel}
        onPointerDown={({ clientX: x, clientY: y, button }) => {
          hasMoved.current = false;
          dragged.current = button === 0 ? { x, y } : null;
        }}
        onClickCapture={(event) => hasMoved.current && event.stopPropagation()}
        onPointerMove={onPointerMove}
        onPointerUp={() => (dragged.current = null)}
        onPointerLeave={() => (dragged.current = null)}
      >
        <g transform={`translate(${pose.x} ${pose.y}) scale(${pose.scale})`}>
          {graph.edges.map((edge, at) => (
            <Edge key={at} edge={edge} isNear={edge.from === focused || edge.to === focused} />
          ))}
          {graph.nodes.map((node) => (
            <Node key={node.id} node={node} isStop={node.id === stop} isNear={near.has(node.id)} onFocus={() => setFocused(node.id)} />
          ))}
        </g>
      </svg>
      <Legend graph={graph} />
    </div>
  );
}

/** Does what a key means on a node; says whether it means anything. */
function act(key: string, node: GraphNode | undefined, graph: GraphAnswer, go: (node: GraphNode) => void): boolean {
  if (key === '+' || key === '=') actions.value?.zoom(STEP);
  else if (key === '-') actions.value?.zoom(1 / STEP);
  else if (key === '0') actions.value?.fit();
  else if (node && (key === 'Enter' || key === ' ')) open(node);
  else if (node && /^Arrow/.test(key)) {
    const next = nearest(graph.nodes, node, key as Direction);
    if (next) go(next);
  } else return false;
  return true;
}

function open({ place }: GraphNode): void {
  if (place) jump(place);
}

function point({ place }: GraphNode): void {
  pointAt(place?.file ? { side: 'compose', file: place.file, position: place.from } : null);
}

interface NodeProps {
  node: GraphNode;
  isStop: boolean;
  isNear: boolean;
  onFocus(): void;
}

function Node({ node, isStop, isNear, onFocus }: NodeProps) {
  const { id, kind, label, detail, x, y, width, height } = node;
  const name = [t(`topology.kind.${kind}`), label, detail].filter((word) => word !== '').join(', ');
  const radius = { service: 6, network: 20, port: 20, volume: 2, secret: 2, config: 2, image: 2 }[kind];
  const line = (text: string, isDetail: boolean) => (
    <text
      class={isDetail ? 'node-detail' : 'node-label'}
      x={x + width / 2}
      y={y + height / 2 + (isDetail ? 13 : detail === '' ? 5 : -3)}
      text-anchor="middle"
    >
      {fitted(text, width - 16, isDetail ? 6.2 : 7.4)}
    </text>
  );
  return (
    <g
      class={`node node-${kind}${isNear ? ' node-near' : ''}`}
      role="button"
      aria-label={name}
      data-id={id}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => {
        onFocus();
        point(node);
      }}
      onBlur={() => pointAt(null)}
      onPointerEnter={() => point(node)}
      onPointerLeave={() => pointAt(null)}
      onClick={() => open(node)}
    >
      <title>{name}</title>
      <rect x={x} y={y} width={width} height={height} rx={radius} />
      {line(label, false)}
      {detail !== '' && line(detail, true)}
    </g>
  );
}

/** Of these the direction says something that the kinds of the ends do not. */
const directed: readonly GraphEdge['kind'][] = ['publish', 'depends_on', 'link'];

function Edge({ edge: { kind, label, points, isCycle }, isNear }: { edge: GraphEdge; isNear: boolean }) {
  const [end] = points.slice(-1);
  const before = points.at(-2) ?? end;
  const isForward = !before || !end || before[0] <= end[0];
  return (
    <g class={`edge edge-${kind}${isCycle ? ' edge-cycle' : ''}${isNear ? ' edge-near' : ''}`}>
      <title>{[t(`topology.edge.${kind}`), label, isCycle ? t('topology.cycle') : ''].filter((word) => word !== '').join(', ')}</title>
      <path class="edge-line" d={path(points)} />
      {directed.includes(kind) && <path class="edge-tip" d={tip(points)} />}
      {label !== '' && end && (
        <text class="edge-label" x={end[0] + (isForward ? -9 : 9)} y={end[1] - 3} text-anchor={isForward ? 'end' : 'start'}>
          {fitted(label, 130, 6)}
        </text>
      )}
    </g>
  );
}

function Legend({ graph }: { graph: GraphAnswer }) {
  const kinds = [...new Set(graph.edges.map(({ kind }) => kind))];
  const hasCycle = graph.edges.some(({ isCycle }) => isCycle);
  return (
    <ul class="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <Sample name={kind} />
          {t(`topology.edge.${kind}`)}
        </li>
      ))}
      {hasCycle && (
        <li>
          <Sample name="cycle" />
          {t('topology.cycle')}
        </li>
      )}
    </ul>
  );
}

function Sample({ name }: { name: string }) {
  return (
    <svg class={`edge edge-${name}`} viewBox="0 0 26 8" aria-hidden="true">
      <path class="edge-line" d="M0 4H26" />
    </svg>
  );
}

export function TopologyTools() {
  const [outcome, setOutcome] = useState<'topology.copy' | 'result.copied' | 'result.copyRefused'>('topology.copy');
  const now = actions.value;
  const copy = () =>
    navigator.clipboard.writeText(now?.svg() ?? '').then(
      () => setOutcome('result.copied'),
      () => setOutcome('result.copyRefused'),
    );
  const tool = (title: string, sign: string, run: () => void) => (
    <button type="button" class="button square plain" aria-label={title} title={title} disabled={!now} onClick={run}>
      {sign}
    </button>
  );
  return (
    <>
      {tool(t('topology.smaller'), '−', () => now?.zoom(1 / STEP))}
      {tool(t('topology.larger'), '+', () => now?.zoom(STEP))}
      <button type="button" class="button plain" disabled={!now} onClick={() => now?.fit()}>
        {t('topology.fit')}
      </button>
      <button type="button" class="button plain" disabled={!now} onClick={copy} onBlur={() => setOutcome('topology.copy')}>
        <span aria-live="polite">{t(outcome)}</span>
      </button>
    </>
  );
}
