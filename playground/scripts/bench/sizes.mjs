// What a first visit weighs.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { firstVisit } from '../first-visit.mjs';
import { dist } from './serve.mjs';

const KILOBYTE = 1024;

export async function sizes() {
  const files = firstVisit(dist);
  const weigh = (compress, wanted) =>
    files.filter(wanted).reduce((sum, file) => sum + compress(readFileSync(join(dist, file))).length, 0) / KILOBYTE;
  const gzip = (data) => gzipSync(data, { level: 9 });
  const isEngine = (file) => extname(file) === '.wasm';
  return [
    { what: 'engine, gzip', measured: weigh(gzip, isEngine), goal: 350, unit: 'kB' },
    { what: 'page of a first visit, gzip', measured: weigh(gzip, (file) => !isEngine(file)), goal: 150, unit: 'kB' },
    { what: 'page of a first visit, brotli', measured: weigh(brotliCompressSync, (file) => !isEngine(file)), unit: 'kB' },
    { what: 'whole first visit, brotli', measured: weigh(brotliCompressSync, () => true), goal: 450, unit: 'kB' },
  ];
}
