/**
 * Faults put into src/core, one after the other, to see which no unit test notices. Narrow it down on
 * the command line: `npm run test:mutants:core -- --mutate src/core/settings/seed.ts,src/core/work/shape.ts:20-40`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts' },
  // What has no behaviour of its own is left out: types, and the published numbers.
  mutate: ['src/core/**/*.ts', '!src/core/types.ts', '!src/core/article/published.ts'],
  // Texts are for people: tests hold what must be in them, not each word.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Mutants of what is computed once, on import, would take all tests each.
  ignoreStatic: true,
  // Which tests reach which mutant is measured first: a mutant runs only those.
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['dist', 'bench', 'coverage', 'reports', 'test-results', 'playwright-report'],
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'reports/mutants-core.json' },
};
