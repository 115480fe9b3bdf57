// The links as the built engine knows them, on a project that has everything that is awkward.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { pack, unpack } from '../../src/engine/map';
import { parseAnswer, type MapAnswer, type Request, type TextFile } from '../../src/engine/protocol';
import { convert, initSync, source_map } from '../../src/engine/pkg/kompose_wasm.js';
import { LinkMap } from '../../src/link/map';
import { fromKeys, needed, resolve, type Link } from '../../src/link/resolve';

const base = `# 한글 🐳
x-base: &base
  image: nginx:1.27 # 그림
services:
  web:
    <<: *base
    ports: ["8080:80"]
    environment:
      A: x
      # of no use
      B: |
        one
        two

    depends_on: [api]
  web.one:
    image: node:20
    volumes:
      - data:/data
      - type: tmpfs
        target: /run
  api:
    image: node:20
volumes:
  data: {}
`;
const override = 'services:\n  api:\n    image: node:22\n';
const files: TextFile[] = [
  { path: 'compose.yaml', text: base },
  { path: 'compose.override.yaml', text: override },
];
const request: Request = { files, target: 'kubernetes', report: true };

beforeAll(() => {
  initSync({ module: readFileSync(new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url)) });
});

function fresh(): LinkMap {
  return new LinkMap(files, parseAnswer(convert(JSON.stringify(request))));
}

function trace(map: LinkMap, sections: string[]): LinkMap {
  for (const section of sections) {
    const answer = JSON.parse(source_map(JSON.stringify(request), section)) as MapAnswer;
    map.add(section, unpack(pack(answer)!));
  }
  return map;
}

/** The path at the first place where the text stands in the base file. */
function at(map: LinkMap, text: string, skip = 0): string | undefined {
  return map.outline.at('compose.yaml', base.indexOf(text) + skip)[0]?.path;
}

const compose = (text: string, file = 'compose.yaml') => ({
  side: 'compose' as const,
  file,
  position: (file === 'compose.yaml' ? base : override).indexOf(text),
});

const line = (map: LinkMap, name: string, text: string) => {
  const file = map.answer.files.findIndex(({ path }) => path === name);
  const number = map.answer.files[file]!.text!.split('\n').findIndex((line) => line.includes(text)) + 1;
  expect(number).toBeGreaterThan(0);
  return { side: 'result' as const, file, line: number };
};

const words = (map: LinkMap, link: Link | null) =>
  link?.made.flatMap(({ file, line, endLine }) => map.answer.files[file]!.text!.split('\n').slice(line - 1, endLine).map((text) => text.trim()));

describe('the outline', () => {
  test.each([
    ['web:', 'services.web'],
    ['nginx:1.27', 'x-base.image'],
    ['"8080:80"', 'services.web.ports'],
    ['A: x', 'services.web.environment.A'],
    ['two', 'services.web.environment.B'],
    ['web.one', 'services.web.one'],
    ['    image: node:20\n    vol', 'services.web.one.image'],
    ['data: {}', 'volumes.data'],
  ])('%j belongs to %s', (text, path) => {
    expect(at(fresh(), text)).toBe(path);
  });

  test('a value belongs to its key, and what follows a value does not', () => {
    const map = fresh();
    expect(at(map, ' # 그림')).toBe('x-base.image');
    expect(at(map, '# 한글')).toBeUndefined();
    expect(at(map, '\n\n    depends_on', 1)).toBe('services.web');
  });

  test('a service whose name begins like its neighbour is no key of it', () => {
    const map = fresh();
    const node = map.outline.nodes.find(({ path }) => path === 'services.web.one');
    expect(node?.section).toBe('services.web.one');
    expect(node?.parent?.path).toBe('services');
  });

  test('there is a section for each thing, once for all files', () => {
    expect(fresh().outline.sections()).toEqual(['x-base', 'services.web', 'services.web.one', 'services.api', 'volumes.data']);
  });

  test('items come with the map', () => {
    const map = trace(fresh(), ['services.web', 'services.web.one']);
    expect(at(map, '"8080:80"', 1)).toBe('services.web.ports[0]');
    expect(at(map, 'data:/data', 3)).toBe('services.web.one.volumes[0]');
    expect(at(map, 'target: /run', 10)).toBe('services.web.one.volumes[1].target');
  });
});

describe('a link', () => {
  test('waits for its section, and says which one it needs', () => {
    const map = fresh();
    const spot = compose('"8080');
    expect(resolve(map, spot)).toMatchObject({ isPending: true, made: [] });
    expect(needed(map, spot)).toEqual(['services.web']);
    trace(map, ['services.web']);
    expect(needed(map, spot)).toEqual([]);
    expect(resolve(map, spot)?.isPending).toBe(false);
  });

  test('leads from a key to all that it makes', () => {
    const map = trace(fresh(), ['services.web']);
    expect(words(map, resolve(map, compose('A: x')))).toEqual(['- name: A', 'value: x']);
    const ports = resolve(map, compose('"8080'))!;
    expect(new Set(ports.made.map(({ object }) => object))).toEqual(new Set(['Service/web', 'Deployment/web']));
  });

  test('leads from an override, which the base has no part in', () => {
    const map = trace(fresh(), ['services.api']);
    expect(words(map, resolve(map, compose('image', 'compose.override.yaml')))).toEqual(['image: node:22']);
    const back = resolve(map, line(map, 'api-deployment.yaml', 'image: node:22'));
    expect(back?.inner.map(({ file, path }) => [file, path])).toEqual([['compose.override.yaml', 'services.api.image']]);
  });

  test('leads from a line to the closest key first, and names what holds it', () => {
    const map = trace(fresh(), ['services.web', 'x-base']);
    const link = resolve(map, line(map, 'web-deployment.yaml', 'value: x'))!;
    expect(link.inner.map(({ path }) => path)).toEqual(['services.web.environment.A']);
    expect(link.outer.map(({ path }) => path)).toEqual(['services.web.environment', 'services.web']);
    const image = resolve(map, line(map, 'web-deployment.yaml', 'image: nginx'))!;
    expect(image.inner.map(({ path }) => path).sort()).toEqual(['services.web.<<', 'x-base.image']);
  });

  test('of a line that no key says is the line alone', () => {
    const map = fresh();
    const spot = line(map, 'web-deployment.yaml', 'enableServiceLinks');
    expect(resolve(map, spot)).toMatchObject({ isDefault: true, isPending: true });
    trace(map, needed(map, spot));
    const link = resolve(map, spot)!;
    expect(link).toMatchObject({ isDefault: true, isPending: false });
    expect(link.inner.map(({ path }) => path)).toEqual(['services.web']);
    expect(words(map, link)).toEqual(['enableServiceLinks: false']);
  });

  test('of a key that makes nothing is empty, and known to be', () => {
    const map = trace(fresh(), ['services.web']);
    expect(resolve(map, compose('depends_on'))).toMatchObject({ made: [], isPending: false });
    expect(map.report(resolve(map, compose('depends_on'))!.inner[0]!)?.outcome).toBe('approximated');
  });

  test('of pinned keys follows their paths', () => {
    const map = trace(fresh(), ['services.web']);
    expect(words(map, fromKeys(map, [{ file: 'compose.yaml', path: 'services.web.environment.A' }]))).toContain('value: x');
    expect(fromKeys(map, [{ file: 'compose.yaml', path: 'services.gone' }])).toBeNull();
  });

  test('of a section that cannot be traced ends its waiting', () => {
    const map = fresh();
    map.add('services.web', null);
    expect(map.refused('services.web')).toBe(true);
    expect(resolve(map, compose('"8080'))).toMatchObject({ made: [], isPending: false });
  });
});
