// How long share links are.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { quantile } from './statistics.mjs';

const ORIGIN = 'https://play.example.org/';
const COMPOSE = /(^|\/)(docker-)?compose\.ya?ml$/;

export async function linkLengths() {
  const root = new URL('../..', import.meta.url).pathname;
  const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false, server: { fs: { allow: ['..'] } } })).module;
  const { write } = await load('src/state/share.ts');
  const { examples } = await load('src/examples/index.ts');
  const length = (folder, files) => ORIGIN.length + write({ folder, files, target: 'kubernetes', options: {}, place: {} }).length;
  const rows = measured('the examples', examples.map(({ name, files }) => length(name, files)), 400);
  const corpus = process.env.KOMPOSE_CORPUS;
  if (!corpus || !existsSync(corpus)) return rows;
  const paths = readdirSync(corpus, { recursive: true }).map((path) => join(corpus, String(path)));
  const found = paths.filter((path) => COMPOSE.test(path) && statSync(path).isFile());
  const lengths = found.map((path) => length('', [{ path: 'compose.yaml', text: readFileSync(path, 'utf8') }]));
  return [...rows, ...measured(`${found.length} real projects`, lengths)];
}

function measured(name, lengths, goal) {
  return [
    { what: `link of ${name}, half below`, measured: quantile(lengths, 0.5), goal, unit: 'letters' },
    { what: `link of ${name}, 90 % below`, measured: quantile(lengths, 0.9), unit: 'letters' },
  ];
}
