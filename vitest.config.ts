// Apart from vite.config.ts, so that building the page or the terminal loads no browser driver.
import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { mutantPlugins } from './scripts/mutant.mjs';
import { chromium } from './tests/helpers/chromium.ts';

const plugins = mutantPlugins();

/** DOWNHILL_GOLDENS: PyTorch's runs of other seeds in a file like that of the fixtures. */
const others = process.env['DOWNHILL_GOLDENS'];
const alias =
  others === undefined
    ? []
    : [{ find: /^.*\/fixtures\/model-goldens\.json$/, replacement: resolve(others) }];

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          // Some train on a software adapter.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          // Takes a Python with PyTorch.
          name: 'pytorch',
          environment: 'node',
          include: ['tests/pytorch/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        plugins,
        test: {
          name: 'gpu',
          include: ['tests/gpu/**/*.test.ts'],
          // A software adapter takes seconds where a GPU takes milliseconds.
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
