// What the built page weighs, compressed, against what it may weigh.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KILOBYTE = 1000;
const budgets = [
  { name: 'engine', extensions: ['.wasm'], kilobytes: 875 },
  { name: 'page', extensions: ['.js', '.css', '.html'], kilobytes: 200 },
  // Only pages that speak Korean load these.
  { name: 'Korean', extensions: ['.js'], kilobytes: 40, only: /\bko-[^/]*\.js$/ },
];
const apart = budgets.flatMap(({ only }) => only ?? []);

const dist = new URL('../dist', import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true }).map(String);
const weigh = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / KILOBYTE;

for (const { name, extensions, kilobytes, only } of budgets) {
  const isIn = (file) => (only ? only.test(file) : !apart.some((pattern) => pattern.test(file)));
  const parts = files.filter((file) => extensions.includes(extname(file)) && isIn(file));
  const total = parts.reduce((sum, file) => sum + weigh(file), 0);
  console.log(`${name}: ${total.toFixed(1)} kB compressed, of at most ${kilobytes} kB`);
  if (parts.length === 0 || total > kilobytes) {
    console.error(parts.map((file) => `  ${file}: ${weigh(file).toFixed(1)} kB`).join('\n') || '  nothing was built');
    process.exitCode = 1;
  }
}
