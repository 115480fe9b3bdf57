// A server of the built page as a good host is: compressed, with the headers that the build asks for. What is compressed
// on the way would be measured as the network's time, so it is compressed beforehand.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

export const dist = new URL('../../dist', import.meta.url).pathname;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

// The last step from 9 to 11 is worth two per cent and costs ten seconds.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

export async function serve() {
  const headers = Object.fromEntries([...readFileSync(join(dist, '_headers'), 'utf8').matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value]));
  const files = new Map();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(dist.length), brotliCompressSync(readFileSync(path), QUALITY));
  }
  const server = createServer(({ url = '/' }, response) => {
    const path = url.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
    const body = files.get(path);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { ...headers, 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Encoding': 'br' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
