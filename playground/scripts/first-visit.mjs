// Which of the built files a first visit cannot do without: the page, what it names in its head, what that imports, the
// worker and the engine.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export function firstVisit(dist) {
  const all = readdirSync(dist, { recursive: true }).map(String);
  const found = new Set(['index.html', ...all.filter((file) => /(^|\/)worker-[^/]*\.js$|\.wasm$/.test(file))]);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [, file] of html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)) found.add(file);
  for (const file of found) {
    if (extname(file) !== '.js') continue;
    // Only what an import statement names; what `import()` names comes later.
    for (const [, name] of readFileSync(join(dist, file), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) {
      found.add(join(file, '..', name));
    }
  }
  return [...found];
}
