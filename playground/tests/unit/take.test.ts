import { expect, test } from 'vitest';
import { missingFile } from '../../src/state/missing';
import { commonFolder } from '../../src/state/take';
import { readLines, readVariables, readWords, writeVariables } from '../../src/state/variables';

test('a folder that all files lie in is the project', () => {
  expect(commonFolder(['shop/compose.yaml', 'shop/config/a.conf'])).toBe('shop');
  expect(commonFolder(['shop/compose.yaml', 'shopping/a'])).toBe('');
  expect(commonFolder(['compose.yaml', 'shop/a'])).toBe('');
  expect(commonFolder([])).toBe('');
});

test('room is made for a missing file if it can lie in the project', () => {
  const of = (missing: string | null) => missingFile({ missing });
  expect(of('secrets/token.txt')).toBe('secrets/token.txt');
  expect(of('../outside')).toBeNull();
  expect(of('/etc/passwd')).toBeNull();
  expect(of(null)).toBeNull();
});

test('variables are read as an env file says them', () => {
  const text = 'TAG=1.27\n\n# no\n  NAME=a=b c \nEMPTY=\nBARE\n=x';
  expect(readVariables(text)).toEqual({ TAG: '1.27', NAME: 'a=b c ', EMPTY: '', BARE: '' });
  expect(readVariables(writeVariables({ A: '1', B: '' }))).toEqual({ A: '1', B: '' });
  expect(readWords(' dev, test\n*  dev')).toEqual(['dev', 'test', '*']);
  expect(readLines('/a b \n\n/c')).toEqual(['/a b', '/c']);
});
