import { expect, test } from 'vitest';
import { firstSpoken } from '../../src/i18n/choice';
import { en } from '../../src/i18n/en';
import { fill } from '../../src/i18n/fill';
import { ko } from '../../src/i18n/ko';

test('the first preferred language that the page speaks is taken', () => {
  expect(firstSpoken(['de-DE', 'ko-KR', 'en'])).toBe('ko');
  expect(firstSpoken(['KO'])).toBe('ko');
  expect(firstSpoken(['fr', 'korean'])).toBe('en');
  expect(firstSpoken([])).toBe('en');
});

test('parameters and plurals are filled in', () => {
  expect(fill('{path} is here', { path: '{count}' }, 'en')).toBe('{count} is here');
  expect(fill('{count|# file|# files}', { count: 1 }, 'en')).toBe('1 file');
  expect(fill('{count|# file|# files}', { count: 0 }, 'en')).toBe('0 files');
  expect(fill('{count|# file|# files}', { count: 1 }, 'ko')).toBe('1 files');
  expect(fill('{missing} stays', {}, 'en')).toBe('{missing} stays');
});

test('a translation has the parameters of the text that it stands for, and leaves none untranslated', () => {
  const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
  const code = (text: string) => [...text.matchAll(/`[^`]*`/g)].map(([whole]) => whole).sort();
  for (const [key, text] of Object.entries(en)) {
    const translated = ko[key as keyof typeof ko];
    expect(holes(translated), key).toEqual(holes(text));
    expect(code(translated), key).toEqual(code(text));
    expect(translated.trim(), key).not.toBe('');
  }
});
