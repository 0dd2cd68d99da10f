// The tests that see src/core directly, but for the slow ones through an engine: what `npm run test:mutants:core` runs against each mutant.
import { defineConfig } from 'vitest/config';

const TESTS = [
  'app-format',
  'benchmark',
  'chunks',
  'cli-output',
  'cli-tuning',
  'config',
  'data',
  'exact',
  'filling',
  'fmaf',
  'kernels',
  'profile',
  'random',
  'replay',
  'seed',
  'session',
  'setup',
  'shape',
  'shown',
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
