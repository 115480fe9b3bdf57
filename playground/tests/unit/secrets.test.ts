import { describe, expect, test } from 'vitest';
import { examples } from '../../src/examples';
import { isSecretName, moved, PLACEHOLDER, secrets, withPlaceholders } from '../../src/state/secrets';

function cleaned(text: string, path = 'compose.yaml'): string {
  const files = [{ path, text }];
  return withPlaceholders(files, secrets(files))[0]?.text ?? '';
}

describe('what is replaced', () => {
  test.each([
    ['MYSQL_PASSWORD: hunter2', 'MYSQL_PASSWORD: REPLACE_ME'],
    ['MYSQL_PASSWORD: "hunter 2" # why', 'MYSQL_PASSWORD: "REPLACE_ME" # why'],
    ["'password': 'it''s'", "'password': 'REPLACE_ME'"],
    ['- MYSQL_PASSWORD=hunter2', '- MYSQL_PASSWORD=REPLACE_ME'],
    ['- "MYSQL_PASSWORD=hunter2, too"', '- "MYSQL_PASSWORD=REPLACE_ME"'],
    ['environment: { A: 1, API_TOKEN: abc, B: 2 }', 'environment: { A: 1, API_TOKEN: REPLACE_ME, B: 2 }'],
    ['environment: ["SECRET_KEY=abc", "B=2"]', 'environment: ["SECRET_KEY=REPLACE_ME", "B=2"]'],
    ['PASSWORD: ${PASSWORD:-hunter2}', 'PASSWORD: ${PASSWORD:-REPLACE_ME}'],
    ['URL: "x?k=${API_TOKEN-abc}&b"', 'URL: "x?k=${API_TOKEN-REPLACE_ME}&b"'],
    ['  apiKey: abc\n  next: 1', '  apiKey: REPLACE_ME\n  next: 1'],
    ['  PASSWORD: |\n    one\n\n    two\n  next: 1\n', '  PASSWORD: |\n    REPLACE_ME\n  next: 1\n'],
    ['"c": "Host=db;Password=hunter2;Port=1"', '"c": "Host=db;Password=REPLACE_ME;Port=1"'],
    ['command: redis-server --requirepass hunter2 --port 1', 'command: redis-server --requirepass REPLACE_ME --port 1'],
    ['command: ["x", "--token", "abc"]', 'command: ["x", "--token", "REPLACE_ME"]'],
    ['URL: postgres://me:hunter2@db:5432/app', 'URL: postgres://me:REPLACE_ME@db:5432/app'],
    ['URL: redis://:hunter2@cache', 'URL: redis://:REPLACE_ME@cache'],
    ['x: ghp_' + 'a1'.repeat(18), 'x: REPLACE_ME'],
    ['header: "Authorization: Bearer abcdefgh12345678"', 'header: "Authorization: Bearer REPLACE_ME"'],
    [
      'k: |\n  -----BEGIN PRIVATE KEY-----\n  MIIEvQ\n  AB+/=\n  -----END PRIVATE KEY-----\n',
      'k: |\n  -----BEGIN PRIVATE KEY-----\n  REPLACE_ME\n  -----END PRIVATE KEY-----\n',
    ],
  ])('%s', (text, clean) => {
    expect(cleaned(text)).toBe(clean);
    // What has been replaced is not found again.
    expect(cleaned(clean)).toBe(clean);
  });

  test('an env file, to the end of its lines', () => {
    expect(cleaned('A=1\nexport DB_PASSWORD=two words # in it\nB=3\n', '.env')).toBe(
      `A=1\nexport DB_PASSWORD=${PLACEHOLDER}\nB=3\n`,
    );
  });

  test('a file that is given to a secret, wherever it lies', () => {
    const files = [
      { path: 'compose.yaml', text: 'services: {}\nsecrets:\n  a:\n    file: ./conf/a.txt\n\nvolumes: {}\n' },
      { path: 'conf/a.txt', text: 'hunter2\n' },
      { path: 'conf/b.txt', text: 'no secret\n' },
      { path: 'db_password.txt', text: 'hunter3' },
    ];
    expect(withPlaceholders(files, secrets(files)).map(({ text }) => text)).toEqual([
      files[0]?.text, `${PLACEHOLDER}\n`, 'no secret\n', PLACEHOLDER,
    ]);
  });
});

describe('what is left alone', () => {
  test.each([
    'MYSQL_PASSWORD: ${MYSQL_PASSWORD:?say it}',
    'MYSQL_PASSWORD: $MYSQL_PASSWORD',
    '- MYSQL_PASSWORD',
    'MYSQL_ALLOW_EMPTY_PASSWORD: "yes"',
    'POSTGRES_PASSWORD_FILE: /run/secrets/db',
    'secrets: [db_password]',
    'secrets:\n  db_password:\n    file: ./x\n',
    'secrets:\n  - db_password\n',
    'PASSWORD: <yours>',
    'KEYCLOAK_USER: admin',
    'KEYSPACE: app',
    'key: value',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'image: nginx:1.27@sha256:0123456789abcdef',
    'url: http://host:8080/path@2',
    '- "8080:80"',
    'x-common: &secret\n  a: 1',
  ])('%s', (text) => expect(cleaned(text)).toBe(text));

  test('names that only sound like it', () => {
    expect(['KEYBOARD', 'MONKEY', 'COMPASS', 'PUBLIC_KEY', 'SECRET_NAME', 'TOKEN_TTL'].filter(isSecretName)).toEqual([]);
  });
});

test('a secret is named by its file, its line and its key, never by itself', () => {
  const text = 'services:\n  db:\n    environment:\n      DB_PASSWORD: hunter2\n';
  const found = secrets([{ path: 'compose.yaml', text }]);
  expect(found).toMatchObject([{ file: 'compose.yaml', line: 4, kind: 'value', name: 'DB_PASSWORD' }]);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

test('an offset keeps its place beside what is replaced', () => {
  const files = [{ path: 'a', text: 'PASSWORD: abc\nnext: 1\n' }];
  const found = secrets(files);
  const [clean] = withPlaceholders(files, found);
  const at = files[0]?.text.indexOf('next') ?? 0;
  expect(moved(at, 'a', found)).toBe(clean?.text.indexOf('next'));
  expect(moved(3, 'a', found)).toBe(3);
});

test('no example is checked forever', () => {
  const start = performance.now();
  for (const { files } of examples) secrets(files);
  secrets([{ path: 'compose.yaml', text: 'x_PASSWORD: aaa bbb\n'.repeat(20_000) }]);
  secrets([{ path: 'compose.yaml', text: '-'.repeat(200_000) + 'a'.repeat(200_000) }]);
  expect(performance.now() - start).toBeLessThan(3000);
});
