// What somebody sees who comes for the first time: the first example, and its result, worked out while the page is built.
// So there is a result as soon as there is a page, and the engine may come later.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type * as Examples from '../src/examples/first';
import type * as Requests from '../src/state/request';

const NAME = 'virtual:first';
const ID = `\0${NAME}`;

const path = (address: string) => fileURLToPath(new URL(address, import.meta.url));

export function first(): Plugin {
  return {
    name: 'first',
    resolveId: (id) => (id === NAME ? ID : undefined),
    load: async (id) => (id === ID ? `export const first = ${JSON.stringify(await worked())};` : undefined),
  };
}

async function worked(): Promise<unknown> {
  const example = (await load<typeof Examples>('../src/examples/first.ts')).first;
  if (!example) throw new Error('There is no example in examples/ that the page could show first.');
  const { buildRequest } = await load<typeof Requests>('../src/state/request.ts');
  const { convert, initSync } = await load<typeof import('../src/engine/pkg/kompose_wasm.js')>('../src/engine/pkg/kompose_wasm.js');
  initSync({ module: new WebAssembly.Module(readFileSync(path('../src/engine/pkg/kompose_wasm_bg.wasm'))) });
  const { name: folder, files } = example;
  const request = buildRequest({ folder, files, target: 'kubernetes' });
  return { project: { folder, files }, answer: JSON.parse(convert(JSON.stringify(request))) as unknown };
}

/** Runs a module of the page as the page does, globs and all. */
async function load<T>(address: string): Promise<T> {
  const root = path('..');
  const { module } = await runnerImport<T>(path(address), { root, configFile: false, server: { fs: { allow: ['..'] } } });
  return module;
}
