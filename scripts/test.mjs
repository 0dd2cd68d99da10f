/**
 * Runs the tests: all of them, or `node scripts/test.mjs unit|gpu|e2e|pytorch [arguments of the runner]`.
 * A part that fails does not keep the next from running. With DOWNHILL_TEST_REPORTS=<folder> each
 * part also writes its results there, as <part>.json. With DOWNHILL_TEST_SEED=<number> the unit tests run
 * in the order that it gives.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTorch } from './find-python.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = process.env['DOWNHILL_TEST_REPORTS'];
const seed = process.env['DOWNHILL_TEST_SEED'];
const order = seed === undefined ? [] : ['--sequence.shuffle', `--sequence.seed=${seed}`];
/** Two also where there are two cores: some wait for processes, and one for a software adapter. */
const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;

/** @type {Record<string, () => boolean>} */
const parts = {
  unit: () => vitest('unit', [workers, ...order]),
  gpu: () => vitest('gpu'),
  e2e: playwright,
  pytorch: () => vitest('pytorch'),
};

const [chosen, ...rest] = process.argv.slice(2);
const names = chosen === undefined ? Object.keys(parts).filter(isAtHand) : [chosen];

if (!node('scripts/ensure-test-tools.mjs', [])) process.exit(1);

const failed = names.filter((name) => {
  const part = parts[name];
  if (part === undefined) {
    console.error(`no tests are called ${name}: take one of ${Object.keys(parts).join(', ')}`);
    return true;
  }
  console.log(`\n${name} tests`);
  return !part();
});
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/**
 * PyTorch is too large to install for this; the unit tests hold the text of what it would run.
 * @param {string} part
 */
function isAtHand(part) {
  if (part !== 'pytorch' || findTorch() !== undefined) return true;
  console.log('No Python here imports torch: the exported scripts are read, not run.');
  return false;
}

/**
 * @param {'unit' | 'gpu' | 'pytorch'} project
 * @param {readonly string[]} [how]
 */
function vitest(project, how = []) {
  const report = reports === undefined ? [] : ['--reporter=default', '--reporter=json'];
  if (reports !== undefined) report.push(`--outputFile.json=${join(reports, `${project}.json`)}`);
  const args = ['run', '--project', project, ...how, ...report, ...rest];
  return node('node_modules/vitest/vitest.mjs', args);
}

function playwright() {
  const cli = 'node_modules/playwright/cli.js';
  if (reports === undefined) return node(cli, ['test', ...rest]);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') };
  return node(cli, ['test', '--reporter=list,json', ...rest], env);
}

/**
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function node(script, args, env) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return status === 0;
}
