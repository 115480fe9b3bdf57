// What the built page weighs, compressed, against what it may weigh.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstVisit } from './first-visit.mjs';

const KILOBYTE = 1000;

const dist = new URL('../dist', import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true }).map(String);
const weigh = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / KILOBYTE;

const code = files.filter((file) => ['.js', '.css', '.html'].includes(extname(file)) && file !== 'sw.js');
const korean = code.filter((file) => /\bko-[^/]*\.js$/.test(file));
const first = firstVisit(dist).filter((file) => extname(file) !== '.wasm');

const budgets = [
  { name: 'engine', kilobytes: 930, parts: files.filter((file) => extname(file) === '.wasm') },
  // 150 times 1024 bytes.
  { name: 'page, first visit', kilobytes: 153.6, parts: first },
  // Loaded when somebody opens what they draw.
  { name: 'page, the rest', kilobytes: 100, parts: code.filter((file) => !first.includes(file) && !korean.includes(file)) },
  // Only pages that speak Korean load these.
  { name: 'Korean', kilobytes: 40, parts: korean },
];

for (const { name, kilobytes, parts } of budgets) {
  const total = parts.reduce((sum, file) => sum + weigh(file), 0);
  console.log(`${name}: ${total.toFixed(1)} kB compressed, of at most ${kilobytes} kB`);
  if (parts.length === 0 || total > kilobytes) {
    console.error(parts.map((file) => `  ${file}: ${weigh(file).toFixed(1)} kB`).join('\n') || '  nothing was built');
    process.exitCode = 1;
  }
}
