// The engine's suites on WebGPU implementations other than those of `npm test`.
import { defineConfig } from 'vitest/config';
import { firefox, walkPage } from './tests/helpers/firefox.ts';

const common = {
  include: ['tests/gpu/implementation.test.ts', 'tests/gpu/functions.test.ts'],
  // A software adapter takes seconds where a GPU takes milliseconds.
  testTimeout: 600_000,
};

export default defineConfig({
  test: {
    projects: [
      // Run by Deno's own executable: `deno run -A node_modules/vitest/vitest.mjs`.
      { test: { ...common, name: 'deno', environment: 'node', pool: 'forks' } },
      {
        test: {
          // All of the gpu tests, where there is a GPU but no browser.
          ...common,
          name: 'node',
          environment: 'node',
          include: ['tests/gpu/**/*.test.ts'],
          setupFiles: ['tests/helpers/navigator-gpu.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'firefox',
          include: [...common.include, 'tests/firefox/*.test.ts'],
          browser: {
            commands: { walkPage },
            enabled: true,
            headless: true,
            provider: firefox(),
            instances: [{ browser: 'firefox' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
