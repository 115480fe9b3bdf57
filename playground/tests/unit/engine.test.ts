// The built engine itself, in node: what it may reach, and that it speaks the protocol.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../src/examples';
import { parseAnswer, type Request, type Target } from '../../src/engine/protocol';
import { convert, initSync, version } from '../../src/engine/pkg/kompose_wasm.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url)));

beforeAll(() => {
  initSync({ module });
});

test('it has no way to reach a network, a clock or a random number', () => {
  const names = WebAssembly.Module.imports(module).map(({ name }) => name.replace(/_[0-9a-f]{16}$/, ''));
  const glue = ['__wbindgen_throw', '__wbg___wbindgen_throw', '__wbindgen_init_externref_table'];
  expect(names.filter((name) => !glue.includes(name))).toEqual([]);
});

test('it says its version', () => {
  expect(version()).toMatch(/^\d+\.\d+\.\d+/);
});

test.each(['', '{}', '[]', '{"files":[],"target":"helm"}'])('the request %j gets an answer that says what is wrong', (request) => {
  const answer = parseAnswer(convert(request));
  expect(answer.ok).toBe(false);
  expect(answer.diagnostics[0]).toMatchObject({ severity: 'error', file: null, code: expect.stringMatching(/^(bad-request|no-compose-file)$/) });
});

describe.each<Target>(['kubernetes', 'swarm'])('for %s', (target) => {
  test.each(examples.map(({ name, files }) => ({ name, files })))('$name is answered, twice the same', ({ files }) => {
    const request = JSON.stringify({ files, target } satisfies Request);
    const answer = parseAnswer(convert(request));
    expect(answer.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answer.files.length).toBeGreaterThan(0);
    expect(convert(request)).toBe(convert(request));
  });
});
