// The tests that see src/core directly: what `npm run test:mutants:core` runs against each mutant.
import { defineConfig } from 'vitest/config';

const TESTS = [
  'app-format',
  'bad-input',
  'benchmark',
  'chunks',
  'cli-output',
  'cli-tuning',
  'config',
  'cpu-engine',
  'data',
  'exact',
  'filling',
  'kernels',
  'profile',
  'random',
  'replay',
  'seed',
  'session',
  'setup',
  'trajectory',
  'verify',
  'verify-compare',
];

export default defineConfig({
  test: {
    environment: 'node',
    include: TESTS.map((name) => `tests/unit/${name}.test.ts`),
    testTimeout: 60_000,
  },
});
