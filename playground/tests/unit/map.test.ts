import { expect, test } from 'vitest';
import { pack, unpack } from '../../src/engine/map';
import type { MapAnswer } from '../../src/engine/protocol';

const place = (line: number, from: number, to: number) => ({
  file: 'compose.yaml', line, column: 1, endLine: line, endColumn: 1, from, to,
});

const answer: MapAnswer = {
  ok: true,
  files: ['web-service.yaml', 'web-deployment.yaml'],
  keys: [
    {
      path: 'services.web',
      place: place(2, 12, 15),
      makes: [
        { file: 0, line: 1, endLine: 17, object: 'Service/web', pointer: '' },
        { file: 1, line: 1, endLine: 39, object: 'Deployment/web', pointer: '' },
      ],
    },
    { path: 'services.web.depends_on', place: place(3, 20, 30), makes: [] },
    {
      path: 'services.web.image',
      place: place(4, 40, 45),
      makes: [{ file: 1, line: 31, endLine: 31, object: 'Deployment/web', pointer: '/spec/image' }],
    },
  ],
  lines: [
    { file: 0, line: 2, keys: [0], default: true, why: 'default of the service `web`: it tells which kind of object this is' },
    { file: 1, line: 31, keys: [2, 0], default: false, why: null },
    { file: 1, line: 32, keys: [0], default: true, why: 'default of the service `web`: every object of this kind has it' },
    { file: 2, line: 1, keys: [], default: true, why: 'default of every project with these options: every object of this kind has it' },
  ],
  diagnostics: [],
};

test('a packed map says what the answer said', () => {
  const keys = unpack(pack(answer)!);
  const said = keys.map(({ defaults: _, ...key }) => key);
  expect(said).toEqual(
    answer.keys.map(({ path, place: { from, to, line }, makes }) => ({ path, file: 'compose.yaml', from, to, line, makes })),
  );
});

test('a line that is written by default comes with the key that it goes with, one of another section does not', () => {
  const [web, dependsOn, image] = unpack(pack(answer)!);
  expect(web!.defaults).toEqual([
    { file: 0, line: 2, why: 'default of the service `web`: it tells which kind of object this is' },
    { file: 1, line: 32, why: 'default of the service `web`: every object of this kind has it' },
  ]);
  expect([dependsOn!.defaults, image!.defaults]).toEqual([[], []]);
});

test('a text is carried once', () => {
  const { texts } = pack(answer)!;
  expect(new Set(texts).size).toBe(texts.length);
});

test('a refused project has no map', () => {
  expect(pack({ ...answer, ok: false })).toBeNull();
});
