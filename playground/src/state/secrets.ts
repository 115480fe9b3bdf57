// Finds what looks like a secret in the files of a project, before they leave the page in a link, and puts a placeholder
// in its place. It goes by names and forms, line by line, so that it works in a text with mistakes as well.
import type { TextFile } from '../engine/protocol';

export type SecretKind = 'value' | 'address' | 'key' | 'token' | 'file';

/** A secret: `from` and `to` are offsets in UTF-16 units. */
export interface Secret {
  file: string;
  line: number;
  from: number;
  to: number;
  kind: SecretKind;
  /** What it is called where it stands: a key, a host, a file. Never the secret itself. */
  name: string;
}

export const PLACEHOLDER = 'REPLACE_ME';

type Found = Omit<Secret, 'file' | 'line'>;

/** All secrets of a project, in the order of the text and without overlaps. */
export function secrets(files: TextFile[]): Secret[] {
  const whole = secretFiles(files);
  return files.flatMap((file) => (whole.has(file.path) ? wholeFile(file) : inText(file)));
}

/** The files with a placeholder for each secret. */
export function withPlaceholders(files: TextFile[], found: Secret[]): TextFile[] {
  return files.map(({ path, text }) => {
    let clean = '';
    let at = 0;
    for (const { from, to } of found.filter(({ file }) => file === path)) {
      clean += text.slice(at, from) + PLACEHOLDER;
      at = to;
    }
    return { path, text: clean + text.slice(at) };
  });
}

/** Where an offset of a file lies once the secrets in front of it have been replaced. */
export function moved(offset: number, file: string, found: Secret[]): number {
  let by = 0;
  for (const secret of found) {
    if (secret.file !== file || secret.from >= offset) continue;
    const now = PLACEHOLDER.length;
    by += offset >= secret.to ? now - (secret.to - secret.from) : Math.min(0, now - (offset - secret.from));
  }
  return offset + by;
}

/** A file whose name says so, or that a Compose file gives to a secret, is a secret from its first letter to its last. */
function secretFiles(files: TextFile[]): Set<string> {
  const paths = new Set(files.map(({ path }) => path));
  const named = [...paths].filter((path) => isSecretFileName(path));
  return new Set([...named, ...files.filter(isYaml).flatMap((file) => givenToSecrets(file, paths))]);
}

function isYaml({ path }: TextFile): boolean {
  return /\.ya?ml$/i.test(path);
}

function isSecretFileName(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  if (/\.(ya?ml|md|sh|conf|cfg|toml|ini|env|properties|sql|[jt]sx?|py|rb|go|php|java)$/i.test(name) || /^\.env/.test(name)) return false;
  return isSecretName(name.replace(/\.\w+$/, '')) || /\.(key|p12|pfx|jks|htpasswd)$/i.test(name) || /^(id_(rsa|ed25519|ecdsa)|\.htpasswd|\.pgpass|\.netrc)$/i.test(name);
}

/** The files that stand under `secrets:` at the top of a Compose file. */
function givenToSecrets({ path, text }: TextFile, paths: Set<string>): string[] {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const sections = text.matchAll(/^secrets:[^\n]*\n((?:(?:[ \t].*|#.*)?\n|[ \t].*$)*)/gm);
  const named = [...sections].flatMap(([, section = '']) => [...section.matchAll(/\bfile:\s*["']?([^"'\s,}#]+)/g)]);
  return named.map(([, file = '']) => folder + file.replace(/^(\.\/)+/, '')).filter((file) => paths.has(file));
}

function wholeFile({ path, text }: TextFile): Secret[] {
  const to = text.trimEnd().length;
  if (to === 0 || text.trim() === PLACEHOLDER) return [];
  return [{ file: path, line: 1, from: 0, to, kind: 'file', name: path }];
}

function inText({ path, text }: TextFile): Secret[] {
  // The longer find comes first where two begin at the same place, and what overlaps it is a part of it.
  const all = [...values(text), ...defaults(text), ...flags(text), ...addresses(text), ...keys(text), ...tokens(text)].sort((a, b) => a.from - b.from || b.to - a.to);
  const found: Secret[] = [];
  let line = 1;
  let counted = 0;
  for (const secret of all) {
    if (secret.from < (found.at(-1)?.to ?? 0)) continue;
    for (; counted < secret.from; counted += 1) if (text[counted] === '\n') line += 1;
    found.push({ file: path, line, ...secret });
  }
  return found;
}

const WORDS = new Set(['password', 'passwd', 'passphrase', 'passwort', 'pass', 'pwd', 'pw', 'secret', 'secrets', 'token', 'tokens', 'key', 'keys', 'apikey', 'credential', 'credentials']);

/** Whether a key is called like something that nobody should read. */
export function isSecretName(name: string): boolean {
  if (/(_|-|\.)?(file|path|dir|url|name|id|algorithm|length|size|expiry|ttl)$/i.test(name) && /[_\-.]|[a-z](File|Path|Dir|Url|Name|Id)$/.test(name)) return false;
  if (/passw(or)?d|passphrase|secret|token|credential/i.test(name)) return !/^(secrets|credential_spec)$/.test(name);
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z\d]+/);
  return words.some((word) => WORDS.has(word) || /^(api|access|private|master|encryption|signing|app)keys?$/.test(word)) && !/^(keys?|public[_-]?key|.*key[_-]?(server|space|store|ring|map)s?)$/i.test(name);
}

// No pattern begins within a word: a long word would otherwise be read once for each of its letters.
const KEY = /(?<![\w.-]|\$\{)(["']?)([A-Za-z_][\w.-]*)(["']?)([ \t]*[:=])[ \t]*/g;

/** `PASSWORD: value`, `- PASSWORD=value`, `"password": "value"`, `Password=value;`, and a block of lines under a key. */
function values(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(KEY)) {
    const [whole, open = '', name = '', close = '', sign = ''] = match;
    if (!isSecretName(name)) continue;
    const from = match.index + whole.length;
    const range = ofDefault(text, valueAt(text, { from, start: match.index, open: close === '' ? open : '', assigned: sign.trim() === '=' }));
    if (range && isSecretValue(text.slice(range.from, range.to))) found.push({ ...range, kind: 'value', name });
  }
  return found;
}

interface Span {
  from: number;
  to: number;
}

/** Of `${VARIABLE:-default}` only the default is a secret. */
function ofDefault(text: string, range: Span | null): Span | null {
  const [, head] = /^(\$\{\w+:?-)[^${}]*\}$/.exec(range ? text.slice(range.from, range.to) : '') ?? [];
  return range && head !== undefined ? { from: range.from + head.length, to: range.to - 1 } : range;
}

/** `${PASSWORD:-default}`, wherever it stands. */
function defaults(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(\$\{(\w+):?-)([^${}\n]+)\}/g)) {
    const [, head = '', name = '', value = ''] = match;
    const from = match.index + head.length;
    if (isSecretName(name) && isSecretValue(value)) found.push({ from, to: from + value.length, kind: 'value', name });
  }
  return found;
}

interface Beginning {
  from: number;
  /** Where the key begins. */
  start: number;
  /** The quote that was opened in front of the key and closes behind the value. */
  open: string;
  assigned: boolean;
}

function valueAt(text: string, { from, start, open, assigned }: Beginning): Span | null {
  const rest = text.slice(from, lineEnd(text, from));
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  if (open !== '') return within(rest, from, new RegExp(`^[^${open}]*`));
  if (rest[0] === '"') return within(rest, from + 1, /^"((?:[^"\\]|\\.)*)/);
  if (rest[0] === "'") return within(rest, from + 1, /^'((?:[^']|'')*)/);
  if (/^[|>][-+\d]*\s*(#.*)?$/.test(rest)) return block(text, from, before.search(/\S|$/));
  // At the beginning of a line the value goes to its end; elsewhere to what ends a part of a list or of an address.
  if (/^\s*(-\s+)*(export\s+)?$/.test(before)) return within(rest, from, assigned && !/-/.test(before) ? /^.*?(?=\s*$)/ : /^.*?(?=\s+#|\s*$)/);
  return within(rest, from, /^[^\s,;&"'}\])]*/);
}

function within(rest: string, from: number, pattern: RegExp): Span {
  const match = pattern.exec(rest);
  return { from, to: from + (match?.[1] ?? match?.[0] ?? '').length };
}

/** The lines below a key that lie deeper than it. */
function block(text: string, key: number, depth: number): Span | null {
  const start = lineEnd(text, key) + 1;
  const body = new RegExp(`^(?:[ \\t]*\\n)*([ \\t]{${depth + 1},})`).exec(text.slice(start));
  if (!body) return null;
  const from = start + body[0].length;
  let to = lineEnd(text, from);
  for (let next = to + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const line = text.slice(next, lineEnd(text, next));
    if (line.trim() !== '' && line.search(/\S/) <= depth) break;
    if (line.trim() !== '') to = lineEnd(text, next);
  }
  return { from, to };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** What stands in place of a secret is none: a variable without a default, a path, a switch, a placeholder. */
function isSecretValue(value: string): boolean {
  const text = value.trim();
  if (text === '' || /^([&*!][\w-]+|\{.*|\[.*|~|null|true|false|yes|no|on|off|\d)$/i.test(text)) return false;
  if (/^(\$\w+|\$\$\w+|\$\{\w+((:?\?|:?\+)[^}]*|:?-)?\})$/.test(text)) return false;
  if (/^(\.{0,2}\/|~\/)[\w./-]+$/.test(text)) return false;
  return !/^(<.*>|x+|\*+|change[-_ ]?me|replace[-_ ]?me)$/i.test(text);
}

/** `--password value` and `--requirepass value` of a command. */
function flags(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![\w-])(--?[\w-]*?(?:pass|password|passwd|secret|token|api-?key)[\w-]*)(["']?,?[ \t]+["']?)([^\s"',\]-][^\s"',\]]*)/gi)) {
    const [whole, name = '', , value = ''] = match;
    const to = match.index + whole.length;
    if (isSecretValue(value) && !/-(file|path)$/i.test(name)) found.push({ from: to - value.length, to, kind: 'value', name });
  }
  return found;
}

/** The password in `scheme://user:password@host`. */
function addresses(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![\w+.-])([a-z][a-z\d+.-]*:\/\/[^\s:/@"'`]*:)((?:\$\{[^}]*\}|[^\s@/"'`])+)@([\w.${}-]*)/gi)) {
    const [, before = '', password = '', host = ''] = match;
    const from = match.index + before.length;
    if (isSecretValue(password)) found.push({ from, to: from + password.length, kind: 'address', name: host });
  }
  return found;
}

/** What lies between the first and the last line of a private key. */
function keys(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(-----BEGIN ((?!CERTIFICATE|PUBLIC|DH PARAMETERS)[A-Z\d ]+)-----(?:\\n|\s)*)([^-]*)/g)) {
    const [, head = '', name = '', rest = ''] = match;
    const from = match.index + head.length;
    const body = rest.trimEnd().replace(/(\\n)+$/, '');
    if (body !== '' && body !== PLACEHOLDER) found.push({ from, to: from + body.length, kind: 'key', name });
  }
  return found;
}

const TOKENS: [name: string, form: RegExp][] = [
  ['AWS', /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g],
  ['GitHub', /\b(?:gh[pousr]_[A-Za-z\d]{36,}|github_pat_\w{40,})/g],
  ['GitLab', /\bglpat-[\w-]{20,}/g],
  ['Slack', /\bxox[abeoprs]-[\w-]{10,}/g],
  ['Stripe', /\b[rs]k_(?:live|test)_[A-Za-z\d]{16,}/g],
  ['Google', /\bAIza[\w-]{35}/g],
  ['npm', /\bnpm_[A-Za-z\d]{36}/g],
  ['JWT', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g],
  ['Bearer', /(?<=\bBearer\s+)[A-Za-z\d._~+/-]{12,}=*/g],
];

/** Tokens that have a form of their own, whatever they are called. */
function tokens(text: string): Found[] {
  return TOKENS.flatMap(([name, form]) =>
    [...text.matchAll(form)].map((match) => ({ from: match.index, to: match.index + match[0].length, kind: 'token' as const, name })),
  );
}
