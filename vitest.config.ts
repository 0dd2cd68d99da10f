// Apart from vite.config.ts, so that building the page or the terminal loads no browser driver.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { normalizePath, type Plugin } from 'vite';
import { applyMutant, type Mutant } from './scripts/mutant.mjs';
import { chromium } from './tests/helpers/chromium.ts';

const plugins = mutants(process.env['DOWNHILL_MUTANT']);

/** With `npm run test:mutants` one of the files of src/ has a fault. */
function mutants(description: string | undefined): Plugin[] {
  if (description === undefined) return [];
  const mutant = JSON.parse(description) as Mutant;
  const path = fileURLToPath(new URL(mutant.file, import.meta.url));
  const load = (id: string): string | undefined => {
    const [file = '', query] = id.split('?');
    if (normalizePath(file) !== normalizePath(path)) return undefined;
    const text = applyMutant(readFileSync(path, 'utf8'), mutant);
    return query === 'raw' ? `export default ${JSON.stringify(text)}` : text;
  };
  return [{ name: 'mutant', enforce: 'pre', load }];
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
