import { expect, test } from 'vitest';
import { readSession } from '../../src/state/saved';

const files = [{ path: 'compose.yaml', text: 'services: {}\n' }];

test('a stored session is read back', () => {
  const session = { at: 5, folder: 'shop', files, active: 'compose.yaml', target: 'swarm', options: { strict: true }, work: true };
  expect(readSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
});

test('what is missing or strange gets a default, and without files there is no session', () => {
  expect(readSession({ files, target: 'helm', at: 'now', folder: 1 })).toEqual({
    at: 0,
    folder: '',
    files,
    active: '',
    target: 'kubernetes',
    options: {},
    work: false,
  });
  for (const none of [null, 3, 'x', [], {}, { files: [] }, { files: [{ path: 'a' }] }, { files: 'a' }]) {
    expect(readSession(none)).toBeNull();
  }
});
