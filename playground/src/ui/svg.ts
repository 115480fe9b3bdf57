// A drawing of the page as a picture that stands alone: its colours are written into it.
const KEPT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight'];
const MARGIN = 24;

/** The drawing in its own size, as the text of an SVG file with the colours that it has on the page. */
export function standalone(svg: SVGSVGElement, { width, height }: { width: number; height: number }): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const shown = [...svg.querySelectorAll('*')];
  for (const [at, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = shown[at];
    if (original) settle(element, getComputedStyle(original));
  }
  copy.querySelector('g')?.setAttribute('transform', `translate(${MARGIN} ${MARGIN})`);
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: wide, height: high, fill: getComputedStyle(svg).backgroundColor })) {
    ground.setAttribute(name, String(value));
  }
  copy.prepend(ground);
  for (const name of ['class', 'aria-label']) copy.removeAttribute(name);
  copy.setAttribute('role', 'img');
  copy.setAttribute('viewBox', `0 0 ${wide} ${high}`);
  copy.setAttribute('width', String(wide));
  copy.setAttribute('height', String(high));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function settle(element: Element, style: CSSStyleDeclaration): void {
  for (const name of ['class', 'tabindex', 'role', 'aria-label', 'data-id']) element.removeAttribute(name);
  if (element.tagName === 'g' || element.tagName === 'title') return;
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    const isDefault = value === '' || (name === 'stroke-dasharray' && value === 'none');
    const isText = name.startsWith('font');
    if (!isDefault && (!isText || element.tagName === 'text')) element.setAttribute(name, value);
  }
}
