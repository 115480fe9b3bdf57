import { expect, test } from 'vitest';
import { score, search } from '../../src/state/fuzzy';

const titles = ['Open the settings', 'Show the shortcuts', 'Target: Swarm', '설정 열기', '테마: 어둡게', '대상: Swarm'];
const found = (query: string) => search(query, titles, (title) => [title]);

test('letters may be left out, but not swapped', () => {
  expect(found('swm')).toEqual(['대상: Swarm', 'Target: Swarm']);
  expect(found('mws')).toEqual([]);
  expect(found('')).toEqual(titles);
});

test('the start of words counts most', () => {
  expect(found('set')[0]).toBe('Open the settings');
  expect(found('ss')[0]).toBe('Show the shortcuts');
});

test('Korean is found by syllables, by first consonants and while a syllable is being typed', () => {
  expect(found('설정')).toEqual(['설정 열기']);
  expect(found('ㅅㅈ')).toEqual(['설정 열기']);
  expect(found('서')).toEqual(['설정 열기']);
  expect(found('테ㅁ')).toEqual(['테마: 어둡게']);
  expect(score('정설', '설정 열기')).toBeNull();
});

test('an item known by several texts is found by each, once', () => {
  const items = [{ en: 'Settings', ko: '설정' }];
  expect(search('설', items, ({ en, ko }) => [en, ko])).toEqual(items);
  expect(search('set', items, ({ en, ko }) => [en, ko])).toEqual(items);
});
