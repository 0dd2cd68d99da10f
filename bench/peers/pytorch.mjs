/** The article's script, where python3 has torch. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PYTORCH = 'PyTorch, the script';

/** @typedef {{ loss: number, parameters: readonly number[] }} End */

/**
 * @param {number} steps
 * @param {End} exact what a run must return
 * @returns {import('./page/visit.ts').Visit | undefined} undefined where there is no PyTorch
 */
export function visitPyTorch(steps, exact) {
  if (spawnSync('python3', ['-c', 'import torch'], { stdio: 'ignore' }).status !== 0) {
    return undefined;
  }
  const script = fileURLToPath(new URL('script.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', [script, String(steps), '3'], {
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) ?? 'the script failed');
  /** @type {{ detail: string, runs: (End & { elapsedMs: number })[] }} */
  const { detail, runs } = JSON.parse(stdout);
  return {
    detail,
    steps,
    elapsedMs: runs.map(({ elapsedMs }) => elapsedMs),
    deviation: Math.max(...runs.map((run) => deviation(run, exact))),
  };
}

/**
 * @param {End} run
 * @param {End} exact
 */
function deviation(run, exact) {
  return Math.max(
    Math.abs(run.loss - exact.loss),
    ...exact.parameters.map((value, i) => Math.abs(value - (run.parameters[i] ?? NaN))),
  );
}
