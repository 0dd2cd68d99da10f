// Apart from vite.config.ts, so that building the page or the terminal loads no browser driver.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { applyMutant, type Mutant } from './scripts/shader-mutants.mjs';
import { chromium } from './tests/helpers/chromium.ts';

const plugins = mutants(process.env['DOWNHILL_MUTANT']);

/** With `npm run test:mutants` one of the WGSL files has a fault. */
function mutants(description: string | undefined): Plugin[] {
  if (description === undefined) return [];
  const mutant = JSON.parse(description) as Mutant;
  const load = (id: string): string | undefined => {
    const [file = ''] = id.split('?');
    if (!file.endsWith(`/src/shaders/${mutant.file}`)) return undefined;
    return `export default ${JSON.stringify(applyMutant(readFileSync(file, 'utf8'), mutant))}`;
  };
  return [{ name: 'shader-mutant', enforce: 'pre', load }];
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
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
          // Takes a Python with PyTorch: `npm run check:pytorch`.
          name: 'pytorch',
          environment: 'node',
          include: ['tests/pytorch/**/*.test.ts'],
          testTimeout: 120_000,
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
