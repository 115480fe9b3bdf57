// The Korean words for what the engine, the editor and the examples say, in one chunk.
export { codes } from './codes.ko';
export { examples } from './examples.ko';
export { defaults, options } from './options.ko';
export { phrases } from './phrases.ko';
