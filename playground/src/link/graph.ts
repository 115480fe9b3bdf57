// Geometry of the drawing of a project: which part lies in a direction, the way of a line, and a view of it all.
import type { GraphEdge, GraphNode } from '../engine/protocol';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

type Box = Pick<GraphNode, 'x' | 'y' | 'width' | 'height'>;

/** The nearest node in a direction: what lies straight ahead counts before what lies aside. */
export function nearest<Node extends Box>(nodes: readonly Node[], from: Node, direction: Direction): Node | null {
  const vertical = direction === 'ArrowUp' || direction === 'ArrowDown';
  const sign = direction === 'ArrowUp' || direction === 'ArrowLeft' ? -1 : 1;
  const start = middle(from);
  let best: Node | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const to = middle(node);
    const ahead = sign * (vertical ? to.y - start.y : to.x - start.x);
    if (node === from || ahead <= 0) continue;
    const distance = ahead + 2 * Math.abs(vertical ? to.x - start.x : to.y - start.y);
    if (distance < least) [best, least] = [node, distance];
  }
  return best;
}

function middle({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The way of a line: straight where it is level or upright, a curve that starts and ends level where it is not. */
export function path(points: GraphEdge['points']): string {
  return points
    .map(([x, y], at) => {
      const before = points[at - 1];
      if (!before) return `M${x} ${y}`;
      if (before[1] === y) return `H${x}`;
      if (before[0] === x) return `V${y}`;
      const half = (before[0] + x) / 2;
      return `C${half} ${before[1]} ${half} ${y} ${x} ${y}`;
    })
    .join('');
}

/** The tip of a line at its end; nothing without a direction. */
export function tip(points: GraphEdge['points']): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const [x, y] = end;
  const back = before[0] <= x ? x - 7 : x + 7;
  return `M${x} ${y}L${back} ${y - 4}V${y + 4}Z`;
}

/** How the drawing lies in its window: moved by `x` and `y` pixels, and `scale` times as large. */
export interface Pose {
  x: number;
  y: number;
  scale: number;
}

const MARGIN = 24;
export const scales = { least: 0.1, most: 4 } as const;

/** All of the drawing in the middle of the window, at most in its own size. */
export function fit(drawing: { width: number; height: number }, window: { width: number; height: number }): Pose {
  const room = (size: number) => Math.max(1, size - 2 * MARGIN);
  const scale = clamp(Math.min(1, room(window.width) / Math.max(1, drawing.width), room(window.height) / Math.max(1, drawing.height)));
  return { x: (window.width - drawing.width * scale) / 2, y: (window.height - drawing.height * scale) / 2, scale };
}

/** Smaller than this, the words of the drawing cannot be read. */
const READABLE = 0.7;

/** All of the drawing, or its beginning in a size that can be read; what is left out is a drag away. */
export function start(drawing: { width: number; height: number }, window: { width: number; height: number }): Pose {
  const whole = fit(drawing, window);
  if (whole.scale >= READABLE) return whole;
  const lies = (length: number, room: number) => Math.max(MARGIN, (room - length * READABLE) / 2);
  return { x: lies(drawing.width, window.width), y: lies(drawing.height, window.height), scale: READABLE };
}

/** Larger or smaller, with the point of the window that stays where it is. */
export function zoom({ x, y, scale }: Pose, factor: number, at: { x: number; y: number }): Pose {
  const next = clamp(scale * factor);
  const change = next / scale;
  return { x: at.x - (at.x - x) * change, y: at.y - (at.y - y) * change, scale: next };
}

/** Moved so far that the node is in the window. */
export function reveal(pose: Pose, node: Box, window: { width: number; height: number }): Pose {
  const shift = (start: number, length: number, room: number) => {
    if (start < MARGIN) return MARGIN - start;
    const over = start + length - (room - MARGIN);
    return over > 0 ? -over : 0;
  };
  const { x, y, scale } = pose;
  return {
    x: x + shift(x + node.x * scale, node.width * scale, window.width),
    y: y + shift(y + node.y * scale, node.height * scale, window.height),
    scale,
  };
}

function clamp(scale: number): number {
  return Math.min(scales.most, Math.max(scales.least, scale));
}

/** As much of a text as there is room for, by the usual width of a letter. */
export function fitted(text: string, room: number, letter: number): string {
  const most = Math.max(1, Math.floor(room / letter));
  return [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;
}
