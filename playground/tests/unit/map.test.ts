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
};

test('a packed map says what the answer said', () => {
  const keys = unpack(pack(answer)!);
  expect(keys).toEqual(
    answer.keys.map(({ path, place: { from, to, line }, makes }) => ({ path, file: 'compose.yaml', from, to, line, makes })),
  );
});

test('a text is carried once', () => {
  const { texts } = pack(answer)!;
  expect(new Set(texts).size).toBe(texts.length);
});

test('a refused project has no map', () => {
  expect(pack({ ...answer, ok: false })).toBeNull();
});
