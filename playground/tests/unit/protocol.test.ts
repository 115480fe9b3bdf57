import { expect, test } from 'vitest';
import { parseAnswer } from '../../src/engine/protocol';

test('an answer is read', () => {
  const text = JSON.stringify({ ok: true, files: [], diagnostics: [], summary: { access: [] } });
  expect(parseAnswer(text).ok).toBe(true);
});

test.each(['', 'null', '1', '{}', '{"ok":true,"files":[]}'])('%j is no answer', (text) => {
  expect(() => parseAnswer(text)).toThrow();
});
