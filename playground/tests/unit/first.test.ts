import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { first } from 'virtual:first';
import { parseAnswer } from '../../src/engine/protocol';
import { convert, initSync } from '../../src/engine/pkg/kompose_wasm.js';
import { examples } from '../../src/examples';
import { options } from '../../src/state/options';
import { buildRequest } from '../../src/state/request';

test('the result of a first visit is what the engine answers to the first example', () => {
  const engine = new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url);
  initSync({ module: new WebAssembly.Module(readFileSync(engine)) });
  const { name: folder, files } = examples[0]!;
  expect(first.project).toEqual({ folder, files });
  const request = buildRequest({ folder, files, target: 'kubernetes', options: options.value });
  expect(first.answer).toEqual(parseAnswer(convert(JSON.stringify(request))));
  expect(first.answer.ok).toBe(true);
  expect(first.answer.files.length).toBeGreaterThan(0);
});
