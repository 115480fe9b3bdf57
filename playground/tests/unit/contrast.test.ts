// How well the colours of each theme can be told apart, measured as WCAG 2 does.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Colours = Readonly<Record<string, readonly [light: string, dark: string]>>;

const style = (name: string) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8');
const tokens = style('tokens');

const usual = colours(tokens, ':root {');
const themes: Record<string, { colours: Colours; text: number; part: number }> = {
  usual: { colours: usual, text: 4.5, part: 3 },
  'high contrast': { colours: { ...usual, ...colours(tokens, ":root[data-theme='contrast'] {") }, text: 7, part: 4.5 },
};

const texts = [
  ...['text', 'muted', 'faint', 'accent', 'error', 'warning', 'note', 'good', 'link'],
  ...['syntax-key', 'syntax-string', 'syntax-atom', 'syntax-comment', 'syntax-mark'],
];
const grounds = ['ground', 'surface', 'raised', 'line', 'selection', 'match', 'error-ground', 'link-ground', 'flash'];
/** Borders are decoration in the usual themes, where fields have stronger ones; in high contrast they count. */
const parts: Record<string, string[]> = { usual: ['link-faint', 'faint'], 'high contrast': ['border', 'link-faint', 'faint'] };

/** The colours that the block with this head sets. */
function colours(css: string, head: string): Colours {
  const start = css.indexOf(head);
  const block = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]] as never));
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What falls short of `least`, in words. */
function weak(colours: Colours, pairs: (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([front, back]) =>
    (['light', 'dark'] as const).flatMap((scheme, at) => {
      const [one, other] = [colours[front]?.[at], colours[back]?.[at]];
      if (one === undefined || other === undefined) return [`${front} or ${back} is no colour`];
      const found = contrast(one, other);
      return found < least ? [`${scheme}: ${front} on ${back} has ${found.toFixed(2)}`] : [];
    }),
  );
}

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

for (const [name, { colours, text, part }] of Object.entries(themes)) {
  test(`every text can be read on every ground: ${name}`, () => {
    const pairs = texts.flatMap((front) => grounds.map((back) => [front, back] as const));
    expect(weak(colours, [...pairs, ['on-accent', 'accent']], text)).toEqual([]);
  });

  test(`lines and marks can be seen: ${name}`, () => {
    expect(weak(colours, parts[name]!.map((front) => [front, 'surface'] as const), part)).toEqual([]);
    const tones = [...style('links').matchAll(/\.tone-\d \{\s+background: light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, light, dark]) => [light!, dark!] as const);
    expect(tones).toHaveLength(8);
    const measured = { ...colours, ...Object.fromEntries(tones.map((tone, at) => [`tone-${at + 1}`, tone])) };
    expect(weak(measured, tones.map((_, at) => [`tone-${at + 1}`, 'surface'] as const), part)).toEqual([]);
  });
}
