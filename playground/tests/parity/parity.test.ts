// The page and the command are the same converter: what one shows, byte for byte, the other writes.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAnswer, type Target, type TextFile } from '../../src/engine/protocol';
import { convert, initSync } from '../../src/engine/pkg/kompose_wasm.js';
import { examples } from '../../src/examples';

const repository = new URL('../../..', import.meta.url).pathname;
const engine = new URL('../../src/engine/pkg/kompose_wasm_bg.wasm', import.meta.url);

/** The stack's paths start where the stack file lies; the page's stack lies in the project. */
const outputs: Record<Target, string> = { kubernetes: 'k8s/', swarm: './' };

let folder: string;
let command: string;

beforeAll(async () => {
  initSync({ module: new WebAssembly.Module(readFileSync(engine)) });
  folder = mkdtempSync(join(tmpdir(), 'kompose-parity-'));
  command = await built();
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the command and asks cargo where it has put it. */
async function built(): Promise<string> {
  const parameters = ['build', '-p', 'kompose-rs', '--message-format=json-render-diagnostics'];
  const building = promisify(execFile)('cargo', parameters, { cwd: repository, maxBuffer: 1 << 28 });
  building.child.stderr?.pipe(process.stderr);
  const messages = (await building).stdout.trim().split('\n').map((line) => JSON.parse(line) as { executable?: string | null });
  return messages.findLast(({ executable }) => executable)?.executable ?? '';
}

describe.each(['kubernetes', 'swarm'] as const)('for %s', (target) => {
  describe.each(['yaml', 'json'] as const)('as %s', (format) => {
    test.each(examples.map(({ name, files }) => ({ name, files })))('$name', ({ name, files }) => {
      const shown = byPage(name, files, target, format);
      expect(Object.keys(shown).length).toBeGreaterThan(0);
      expect(shown).toEqual(byCommand(name, files, target, format));
    });
  });
});

function byPage(name: string, files: TextFile[], target: Target, format: string): Record<string, string> {
  const answer = parseAnswer(convert(JSON.stringify({ files, target, format, projectName: name })));
  return Object.fromEntries(answer.files.map(({ path, text }) => [path, text ?? '']));
}

function byCommand(name: string, files: TextFile[], target: Target, format: string): Record<string, string> {
  const project = join(folder, target, format, name);
  for (const { path, text } of files) put(join(project, path), text);
  // Without the variables of whoever runs the test: the page has none either.
  const options = { cwd: project, env: {}, stdio: 'pipe' } as const;
  execFileSync(command, ['convert', '--target', target, '--format', format, '--output', outputs[target]], options);
  const given = new Set(files.map(({ path }) => join(project, path)));
  return written(join(project, outputs[target]), given);
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** What the command has written: not what was given to it, and not its own list of what it writes. */
function written(output: string, given: Set<string>): Record<string, string> {
  const found = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.kompose-rs.manifest')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !given.has(path));
  return Object.fromEntries(found.map((path) => [relative(output, path), readFileSync(path, 'utf8')]));
}
