// The engine with objects in and out: it speaks JSON text itself.
import * as engine from './engine/kompose_wasm.js';

const asked = (request) => JSON.stringify(request);

export const convert = (request) => JSON.parse(engine.convert(asked(request)));
export const config = (request) => JSON.parse(engine.config(asked(request)));
export const check = (request) => JSON.parse(engine.check(asked(request)));
export const sourceMap = (request, path = '') => JSON.parse(engine.source_map(asked(request), path));
export const graph = (request) => JSON.parse(engine.graph(asked(request)));
export const complete = (request, file, offset) => JSON.parse(engine.complete(asked(request), file, offset));
export const hover = (request, file, offset) => JSON.parse(engine.hover(asked(request), file, offset));
export const explain = (code) => JSON.parse(engine.explain(code));
export const codes = () => JSON.parse(engine.codes());
export const options = () => JSON.parse(engine.options());
export const version = () => engine.version();
