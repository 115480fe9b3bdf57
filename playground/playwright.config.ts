import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// Debian's own Chromium; Playwright's browsers are never downloaded.
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(chromium)) throw new Error(`There is no Chromium at ${chromium}; CHROMIUM can name another one.`);

// What a browser would do by itself is switched off, so that a test sees the page's requests and no others.
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

// PORT lets two checkouts test at once.
const port = process.env['PORT'] ?? '4173';
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  // A rule of accessibility takes a busy machine long.
  timeout: 60_000,
  // Neither is a machine that does something else for a moment a reason to refuse a change; what passes at the second try
  // is listed as flaky.
  retries: 1,
  use: {
    baseURL: address,
    launchOptions: { executablePath: chromium, args: [...quiet, ...asRoot] },
    viewport: { width: 1280, height: 800 },
  },
  projects: [
    { name: 'desktop', testIgnore: 'phone*.test.ts' },
    { name: 'phone', testMatch: 'phone*.test.ts', use: { ...devices['Pixel 7'] } },
  ],
  // A server that runs already may show another build, of another checkout even: then the port is refused.
  webServer: { command: `npm run --silent preview -- --port ${port}`, url: address, reuseExistingServer: false },
});
