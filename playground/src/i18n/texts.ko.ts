// The Korean words about what the engine and the examples say, in one chunk.
export { codes } from './codes.ko';
export { examples } from './examples.ko';
export { options } from './options.ko';
