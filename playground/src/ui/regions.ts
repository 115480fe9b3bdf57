// The regions of the page, which F6 goes round.

/** Each region with the places in it that can take the focus, the best first. */
const regions: { owner: string; stops: string[] }[] = [
  { owner: '.header', stops: ['.header :is(button, select)'] },
  { owner: '.input .bar', stops: ['.input .bar [tabindex="0"]', '.input .bar button'] },
  { owner: '.input', stops: ['.input .cm-content', '.input textarea', '.input .dropzone button'] },
  { owner: '.output', stops: ['.output .tabs [tabindex="0"]'] },
  { owner: '.problems', stops: ['.problems .tabs [tabindex="0"]'] },
  { owner: '.bottom', stops: ['.bottom [aria-current="true"]'] },
];

/** Moves the focus to the next region that is in sight, or to the one before. */
export function moveRegion(by: 1 | -1): void {
  const seen = regions.flatMap(({ owner, stops }) => {
    const stop = stops.flatMap((stop) => [...document.querySelectorAll<HTMLElement>(stop)]).find(isShown);
    return stop ? [{ owner, stop }] : [];
  });
  const here = document.activeElement;
  // The bar of the files lies in the pane of the input, so the first owner that fits is the nearest.
  const at = seen.findIndex(({ owner }) => here?.closest(owner));
  const next = at < 0 && by < 0 ? 0 : at + by;
  seen.at(next % seen.length)?.stop.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && !(element instanceof HTMLButtonElement && element.disabled);
}
