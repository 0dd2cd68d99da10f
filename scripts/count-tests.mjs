/**
 * node scripts/count-tests.mjs <folder of reports> <exit status of the tests>
 * Prints "<passed> <failed>" on stdout; on stderr every test that failed, and the reason for a failure that is
 * no test's: of a long log only the end may be kept.
 * Whatever is no clear pass counts as failed: a part without a report or a passed test, a file
 * that did not load, an exit status that no failed test explains.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, names: string[] }} Counts with the names of
 *   those that failed
 * @typedef {{ title: string, specs?: { title: string, ok: boolean }[], suites?: Suite[] }} Suite of Playwright
 */

const [folder = '', status = ''] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const report = (/** @type {string} */ part) => join(folder, `${part}.json`);

for (const [part, count] of /** @type {const} */ ([
  ['unit', countVitest],
  ['gpu', countVitest],
  ['e2e', countPlaywright],
  ['firefox', countVitest],
  ['deno', countVitest],
  // Run only where a Python has PyTorch; that it failed to start is in the status.
  ...(existsSync(report('pytorch')) ? [/** @type {const} */ (['pytorch', countVitest])] : []),
])) {
  try {
    const counts = count(JSON.parse(readFileSync(report(part), 'utf8')));
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    for (const name of counts.names) console.error(`Failed: ${part}: ${name}`);
    if (counts.passed + counts.failed === 0) fail(`no ${part} test ran`);
  } catch (error) {
    fail(`the ${part} tests left no report: ${String(error)}`);
  }
}
if (status !== '0' && total.failed === 0) fail(`the tests ended with status ${status}`);
if (total.skipped > 0) console.error(`${total.skipped} tests were skipped`);
console.log(total.passed, total.failed);

/** @param {string} reason */
function fail(reason) {
  console.error(`Counted as a failure: ${reason}`);
  total.failed += 1;
}

/**
 * @param {{ testResults: { name: string, status: string,
 *   assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {Counts}
 */
function countVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((test) => test.status === 'failed');
  const passed = tests.filter((test) => test.status === 'passed').length;
  // A file that does not load, or whose hooks fail, has no failed test.
  const broken = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed,
    failed: failed.length + broken.length,
    skipped: tests.length - passed - failed.length,
    names: [...failed.map(({ fullName }) => fullName), ...broken.map(({ name }) => name)],
  };
}

/**
 * @param {{
 *   errors: unknown[],
 *   suites: Suite[],
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 * }} report
 * @returns {Counts}
 */
function countPlaywright({ errors, suites, stats }) {
  // Errors outside any test: a file that does not load, a server that does not start.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    names: suites.flatMap(failedOf),
  };
}

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function failedOf({ title, specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map((spec) => `${title} › ${spec.title}`);
  return [...own, ...suites.flatMap(failedOf)];
}
