// Measures the built page against its goals, and prints a table: `npm run bench`, after `npm run build`. Nothing fails
// here: a machine that does other work as well is slow. KOMPOSE_CORPUS can name a folder of real projects for the links.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { firstResults } from './bench/first.mjs';
import { keys } from './bench/keys.mjs';
import { linkLengths } from './bench/links.mjs';
import { pointer } from './bench/pointer.mjs';
import { recovery } from './bench/recovery.mjs';
import { serve } from './bench/serve.mjs';
import { sizes } from './bench/sizes.mjs';

const parts = { sizes, links: linkLengths, first: firstResults, keys, pointer, recovery };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}.`);

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) throw new Error(`There is no Chromium at ${executablePath}; CHROMIUM can name another one.`);

const server = await serve();
const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const browser = await chromium.launch({ executablePath, args });
try {
  const width = 46;
  console.log(`${'what'.padEnd(width)} ${'measured'.padStart(14)} ${'goal'.padStart(14)}`);
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const { what, measured, goal, unit } of await part({ browser, address: server.address })) {
      const missed = typeof goal === 'number' && measured > goal ? '  missed' : '';
      const shown = (value) => (typeof value === 'number' ? `${Number(value.toFixed(1))} ${unit}` : (value ?? ''));
      console.log(`${what.padEnd(width)} ${shown(measured).padStart(14)} ${shown(goal).padStart(14)}${missed}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
