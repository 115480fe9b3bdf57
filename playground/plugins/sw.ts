// Writes the service worker once the build lies on the disk: the list of what there really is, and a name made of its
// contents. Taken earlier, the list can name a file that the build drops later, and then nothing works offline.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'sw.js';

// What a host reads and no page asks for.
const apart = new Set([NAME, '_headers']);

export function serviceWorker(): Plugin {
  let folder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      handler() {
        if (!existsSync(join(folder, 'index.html'))) return;
        const source = readFileSync(new URL('./sw.template.js', import.meta.url), 'utf8');
        const files = built(folder);
        const contents = createHash('sha256').update(source);
        for (const file of files) contents.update(file).update(readFileSync(join(folder, file)));
        const version = contents.digest('hex').slice(0, 16);
        const head = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files)};\n`;
        writeFileSync(join(folder, NAME), head + source);
      },
    },
  };
}

function built(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((file) => !apart.has(file))
    .sort();
}
