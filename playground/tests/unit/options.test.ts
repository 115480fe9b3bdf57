import { beforeEach, expect, test } from 'vitest';
import { commandLine, quoted } from '../../src/state/command-line';
import { composeFiles } from '../../src/state/compose-files';
import {
  change,
  forgetProjectOptions,
  options,
  requestOptions,
  resetOptions,
  restoreOptions,
  setOption,
  snapshotOptions,
} from '../../src/state/options';

beforeEach(resetOptions);

test('what is not chosen is not asked for', () => {
  expect(requestOptions(options.value, ['compose.yaml'], 'kubernetes')).toEqual({});
  expect(snapshotOptions()).toEqual({});
});

test('a request has the options of its target alone', () => {
  setOption('kubernetes', 'expose', 'ingress');
  setOption('both', 'bind-mounts', 'skip');
  setOption('swarm', 'jobs', true);
  change({ namespace: 'shop', profiles: ['dev'], environment: { TAG: '1' }, compose: ['b.yaml', 'gone.yaml', 'a.yaml'] });
  const paths = ['a.yaml', 'b.yaml'];
  expect(requestOptions(options.value, paths, 'kubernetes')).toEqual({
    compose: ['a.yaml', 'b.yaml'],
    namespace: 'shop',
    profiles: ['dev'],
    environment: { TAG: '1' },
    kubernetes: { expose: 'ingress', 'bind-mounts': 'skip' },
  });
  expect(requestOptions(options.value, paths, 'swarm').swarm).toEqual({ 'bind-mounts': 'skip', jobs: true });
  setOption('both', 'bind-mounts', null);
  expect(options.value.swarm).toEqual({ jobs: true });
});

test('a snapshot brings everything back', () => {
  setOption('kubernetes', 'bind-root', ['/a', '/b']);
  change({ strict: true, strictCompose: true, format: 'json', environment: { A: '' } });
  const before = options.value;
  const snapshot: unknown = JSON.parse(JSON.stringify(snapshotOptions()));
  resetOptions();
  restoreOptions(snapshot);
  expect(options.value).toEqual(before);
});

test('a snapshot from somewhere else does no harm', () => {
  for (const strange of [null, 7, 'x', [], { namespace: 1, profiles: 'dev', kubernetes: ['a'], environment: { A: 1 }, strict: 'yes' }]) {
    restoreOptions(strange);
    expect(snapshotOptions()).toEqual({});
  }
});

test('another project keeps the choices about targets only', () => {
  setOption('kubernetes', 'expose', 'ingress');
  change({ profiles: ['dev'], compose: ['a.yaml'], environment: { A: '1' } });
  forgetProjectOptions();
  expect(snapshotOptions()).toEqual({ kubernetes: { expose: 'ingress' } });
});

test('Compose files are found in the order of the names that Compose knows', () => {
  expect(composeFiles(['docker-compose.yml', 'compose.yml', '.env'])).toEqual(['compose.yml']);
  expect(composeFiles(['compose.override.yaml', 'compose.yaml'])).toEqual(['compose.yaml', 'compose.override.yaml']);
  expect(composeFiles(['a.yaml', 'b.yaml'], ['b.yaml', 'a.yaml'])).toEqual(['a.yaml', 'b.yaml']);
});

test('the command says what the page does', () => {
  const line = () => commandLine(options.value, 'kubernetes', ['compose.yaml', 'it’s.env'], 'my shop');
  expect(line()).toBe("kompose-rs convert -f compose.yaml --project-name 'my shop' --target kubernetes");
  setOption('kubernetes', 'bind-root', ['/a b', '-c']);
  setOption('kubernetes', 'host', '{service}.example.com');
  change({ profiles: ['dev'], namespace: 'shop', strict: true, format: 'json', environment: { PASSWORD: "it's $5" } });
  expect(line()).toBe(
    "PASSWORD='it'\\''s $5' kompose-rs convert -f compose.yaml --project-name 'my shop' --profile dev --target kubernetes " +
      "--format json --namespace shop --strict --bind-root '/a b' --bind-root=-c --host '{service}.example.com'",
  );
  setOption('swarm', 'jobs', true);
  expect(commandLine(options.value, 'swarm', ['compose.yaml'], '')).toContain('--target swarm --format json --namespace shop --strict --jobs');
});

test('quoting leaves plain words alone and nothing else', () => {
  expect(quoted('k8s/app-1.yaml')).toBe('k8s/app-1.yaml');
  expect(quoted('')).toBe("''");
  expect(quoted('~/x')).toBe("'~/x'");
  expect(quoted('a\nb')).toBe("'a\nb'");
  expect(quoted('한글')).toBe("'한글'");
});
