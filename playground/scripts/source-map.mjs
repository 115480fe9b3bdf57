// How long the browser's engine takes to find out what keys make; `node scripts/source-map.mjs [FOLDER OF THE ENGINE]`.
// The project is that of core/benches/source_map.rs, which measures the same without a browser.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SERVICES = 50;

const folder = resolve(process.argv[2] ?? new URL('../src/engine/pkg', import.meta.url).pathname);
const engine = await import(pathToFileURL(join(folder, 'kompose_wasm.js')).href);
engine.initSync({ module: readFileSync(join(folder, 'kompose_wasm_bg.wasm')) });

const files = [{ path: 'compose.yaml', text: project(SERVICES) }];

for (const target of ['kubernetes', 'swarm']) {
  const request = JSON.stringify({ files, target });
  const whole = measured(() => JSON.parse(engine.convert(request)));
  if (!whole.answer.ok) throw new Error(JSON.stringify(whole.answer.diagnostics));
  console.log(`${target}: a conversion ${shown(whole)}`);
  for (const path of ['services.app7.image', 'services.app7', '']) {
    const map = measured(() => JSON.parse(engine.source_map(request, path)));
    const keys = map.answer.keys.length;
    const each = ((map.milliseconds - whole.milliseconds) / keys).toFixed(1);
    console.log(`${target}: ${path || 'all'}, ${keys} keys ${shown(map)}, ${each} ms for each further key`);
  }
}

/** What is answered, and the time that the processor took; what is over soon is asked several times, and the fastest counts. */
function measured(ask) {
  let answer = null;
  let milliseconds = Infinity;
  const start = performance.now();
  do {
    const before = process.cpuUsage();
    answer = ask();
    milliseconds = Math.min(milliseconds, process.cpuUsage(before).user / 1000);
  } while (performance.now() - start < 1000);
  return { answer, milliseconds };
}

function shown({ milliseconds }) {
  return `in ${milliseconds.toFixed(0)} ms`;
}

/** Services as people write them, each of which waits for the one before. */
function project(services) {
  const service = (_, i) => `  app${i}:
    image: registry.example.com/team/app${i}:1.${i}
    restart: unless-stopped
    command: [serve, --port, "8080", --name=app${i}]
    environment:
      LOG_LEVEL: info
      DATABASE_URL: postgres://app:pw@app0:5432/app
      CACHE: \${CACHE:-redis}
    ports:
      - "${8000 + i}:8080"
    volumes:
      - data${i}:/var/lib/data
    healthcheck:
      test: [CMD, curl, -f, "http://localhost:8080/health"]
      interval: 10s
      retries: 5
    deploy:
      replicas: 2
      resources:
        limits: {cpus: "0.5", memory: 256M}
    labels:
      com.example.tier: backend
${i > 0 ? `    depends_on:\n      app${i - 1}: {condition: service_healthy}\n` : ''}`;
  const volume = (_, i) => `  data${i}:\n`;
  const all = (entry) => Array.from({ length: services }, entry).join('');
  return `services:\n${all(service)}volumes:\n${all(volume)}`;
}
