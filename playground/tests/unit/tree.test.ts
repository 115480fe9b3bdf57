import { expect, test } from 'vitest';
import type { OutputFile, OutputObject } from '../../src/engine/protocol';
import { filtered, tree, type TreeGroup } from '../../src/link/tree';

const file = (path: string, secret = false): OutputFile => ({ path, text: '', secret });
const object = (kind: string, name: string, services: string[], at: number): OutputObject => ({
  id: `${kind}/${name}`, kind, name, services, file: at, line: 1, endLine: 9,
});

const source = {
  files: [file('net.yaml'), file('web-service.yaml'), file('web.yaml'), file('db.yaml'), file('db-secret.yaml', true), file('README.md')],
  objects: [
    object('NetworkPolicy', 'net', ['web', 'db'], 0),
    object('Service', 'web', ['web'], 1),
    object('Deployment', 'web', ['web'], 2),
    object('Deployment', 'db', ['db'], 3),
    object('Secret', 'db', [], 4),
  ],
  problems: { services: new Map([['web', 2]]), objects: new Map([['Deployment/web', 1]]) },
};
const words = { project: 'Project', files: 'Files' };
const outline = (groups: TreeGroup[]) =>
  groups.map(({ title, items, problems }) => [title, problems, items.map(({ title, detail }) => `${title} ${detail}`.trim())]);

test('by service: what belongs to several or to none comes last, and so do files without objects', () => {
  expect(outline(tree(source, 'service', words))).toEqual([
    ['web', 2, ['Service web', 'Deployment web']],
    ['db', 0, ['Deployment db']],
    ['Project', 0, ['NetworkPolicy net', 'Secret db']],
    ['Files', 0, ['README.md']],
  ]);
});

test('by kind', () => {
  expect(outline(tree(source, 'kind', words))).toEqual([
    ['NetworkPolicy', 0, ['net']],
    ['Service', 0, ['web']],
    ['Deployment', 1, ['web', 'db']],
    ['Secret', 0, ['db']],
    ['Files', 0, ['README.md']],
  ]);
});

test('by file every file is there once, without a group', () => {
  const [group, ...others] = tree(source, 'file', words);
  expect(others).toEqual([]);
  expect(group?.title).toBe('');
  expect(group?.items.map(({ title }) => title)).toEqual(source.files.map(({ path }) => path));
  expect(group?.items.filter(({ isSecret }) => isSecret).map(({ title }) => title)).toEqual(['db-secret.yaml']);
});

test('a filter keeps what is called so, and all of a group that is', () => {
  const groups = tree(source, 'service', words);
  expect(outline(filtered(groups, 'DEPL'))).toEqual([['web', 2, ['Deployment web']], ['db', 0, ['Deployment db']]]);
  expect(outline(filtered(groups, 'proj'))).toEqual([['Project', 0, ['NetworkPolicy net', 'Secret db']]]);
  expect(filtered(groups, 'nothing')).toEqual([]);
});
