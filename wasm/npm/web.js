// Browsers fetch the engine, from where the bundler has put it.
import load from './engine/kompose_wasm.js';

export * from './api.js';

/** The module that is there, or on its way. */
let loading;

const fetched = async (source) => {
  await load({ module_or_path: source });
};

export const init = (source = new URL('./engine/kompose_wasm_bg.wasm', import.meta.url)) => {
  loading ??= fetched(source).catch((error) => {
    // What has failed can be tried again.
    loading = undefined;
    throw error;
  });
  return loading;
};
