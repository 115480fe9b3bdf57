// In Node the engine is there as soon as the package is imported.
import { readFileSync } from 'node:fs';
import { initSync } from './engine/kompose_wasm.js';

initSync({ module: readFileSync(new URL('./engine/kompose_wasm_bg.wasm', import.meta.url)) });

export * from './api.js';

/** The same program may run in browsers, where it has to wait. */
export const init = async () => {};
