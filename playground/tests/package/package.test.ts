// The package for npm, packed and installed as others do it: in Node, in TypeScript, and in a bundle.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const source = new URL('../../../wasm/npm/', import.meta.url).pathname;
const tools = new URL('../../node_modules/.bin/', import.meta.url).pathname;

/** The programs of the README: the three lines, and what a browser runs before them. */
const [lines = '', before = ''] = [...readFileSync(join(source, 'README.md'), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(
  ([, program]) => program,
);

const minutes = 60_000;
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'kompose-package-'));
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
  run('npm', ['pack', '--silent', '--pack-destination', project], source);
  const archive = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? '';
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', `./${archive}`]);
}, 2 * minutes);

afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(program: string, parameters: string[], cwd = project): string {
  return execFileSync(program, parameters, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function written(name: string, text: string): string {
  const path = join(project, name);
  writeFileSync(path, text);
  return path;
}

function expectManifests(output: string): void {
  expect(output).toContain('# web-deployment.yaml\napiVersion: apps/v1\nkind: Deployment\n');
  expect(output).toContain('image: nginx:1.27\n');
}

test('the package has what it needs and nothing else', () => {
  const folder = join(project, 'node_modules/kompose-rs');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  expect(names).toEqual([
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'api.js',
    'engine/kompose_wasm.js',
    'engine/kompose_wasm_bg.wasm',
    'index.d.ts',
    'node.js',
    'package.json',
    'types.d.ts',
    'web.js',
  ]);
});

test('the three lines of the README run in Node', () => {
  expect(lines.trim().split('\n')).toHaveLength(3);
  expectManifests(run(process.execPath, [written('use.js', lines)]));
});

test('every function that is typed is there and answers', () => {
  const types = readFileSync(join(source, 'index.d.ts'), 'utf8');
  const functions = [...types.matchAll(/^export function (\w+)/gm)].map(([, name]) => name ?? '');
  const program = `
    import * as kompose from 'kompose-rs';
    await kompose.init();
    const request = { files: [{ path: 'compose.yaml', text: 'services: {web: {image: "nginx:1.27", restart: always}}\\n' }] };
    const given = { explain: ['ulimits-unsupported'], sourceMap: [request, 'services.web.image'],
      complete: [request, 'compose.yaml', 17], hover: [request, 'compose.yaml', 18] };
    const asked = ${JSON.stringify(functions)}.filter((name) => name !== 'init');
    const answers = asked.map((name) => [name, kompose[name](...(given[name] ?? [request]))]);
    console.log(JSON.stringify({ exports: Object.keys(kompose).sort(), answers: Object.fromEntries(answers) }));`;
  const { exports, answers } = JSON.parse(run(process.execPath, [written('all.js', program)]));
  expect(exports).toEqual([...functions].sort());
  expect(answers.convert.files.map(({ path }: { path: string }) => path)).toEqual(['web-service.yaml', 'web-deployment.yaml']);
  expect(answers.convert.objects[1]).toMatchObject({ id: 'Deployment/web', services: ['web'], file: 1, line: 1 });
  expect(answers.check.keys).toHaveLength(4);
  expect(answers.sourceMap.keys[0].makes[0].object).toBe('Deployment/web');
  expect(answers.graph.nodes.map(({ label }: { label: string }) => label)).toContain('web');
  expect(answers.complete.items.map(({ label }: { label: string }) => label)).toContain('build');
  expect(answers.hover.outcomes).toEqual({ kubernetes: 'translated', swarm: 'translated' });
  expect(answers.explain.code).toBe('ulimits-unsupported');
});

test('TypeScript takes what the types allow and refuses what they do not', () => {
  const strict = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext'];
  const right = written(
    'right.ts',
    `import { convert, hover, options, type Diagnostic, type Request } from 'kompose-rs';
    const request: Request = { files: [{ path: 'compose.yaml', text: '' }], target: 'swarm', report: true };
    const { files, keys, objects, diagnostics } = convert(request);
    export const first: Diagnostic | undefined = diagnostics[0];
    export const lines: number[] = objects.map(({ line, endLine }) => endLine - line);
    export const texts: (string | undefined)[] = files.map(({ text }) => text);
    export const outcomes: string[] = (keys ?? []).map(({ outcome }) => outcome);
    export const said: string | undefined = hover(request, 'compose.yaml', 0)?.outcomes.swarm;
    export const flags: string[] = options().map(({ flag }) => flag);\n`,
  );
  run(join(tools, 'tsc'), [...strict, right]);
  const wrong = written('wrong.ts', `import { convert } from 'kompose-rs';\nconvert({ files: [], target: 'helm' });\n`);
  expect(spawnSync(join(tools, 'tsc'), [...strict, wrong], { cwd: project, encoding: 'utf8' }).stdout).toContain(`'"helm"'`);
}, minutes);

test('a bundle for browsers has the engine in it and runs', async () => {
  mkdirSync(join(project, 'bundle'));
  const entry = written('entry.js', `${before}\n${lines}`);
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    // A library takes its assets into itself, so that the bundle runs without a server.
    build: { lib: { entry, formats: ['es'], fileName: 'bundle' }, outDir: 'bundle', target: 'es2022', minify: false },
  });
  const bundle = join(project, 'bundle/bundle.js');
  expect(readFileSync(bundle, 'utf8')).not.toMatch(/from ['"](kompose-rs|node:fs)/);
  expectManifests(run(process.execPath, [bundle]));
}, minutes);
