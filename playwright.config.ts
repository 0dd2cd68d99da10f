import { defineConfig } from 'playwright/test';
import { chromium } from './tests/helpers/chromium.ts';

// An uncommon port, and only that one: a server that already listens there is not ours to test.
const port = Number(process.env['DOWNHILL_E2E_PORT'] ?? 41_873);
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  // A page waits more than it computes: two side by side take two thirds of the time. No test measures any.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  reporter: 'list',
  // Where all goes well nobody waits: this is for a machine that does other things, too.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: address,
    browserName: 'chromium',
    headless: true,
    launchOptions: chromium,
    // Only offline.spec.ts lets it in: what it answers, no other test could hold up or fail.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `npx vite build --logLevel warn && npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
