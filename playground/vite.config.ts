import { defineConfig } from 'vitest/config';
import { csp, headers } from './plugins/csp';
import { first } from './plugins/first';
import { preload } from './plugins/preload';
import { serviceWorker } from './plugins/sw';

export default defineConfig({
  // Relative addresses, so that the page can be hosted under any path.
  base: './',
  plugins: [csp(), first(), preload(), serviceWorker()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Three per cent less than esbuild leaves, for a few seconds of the build.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 2 } },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true, headers },
  test: { include: ['tests/{unit,parity,package}/**/*.test.ts'] },
});
