/** PyTorch's loop, where a Python has torch. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findTorch } from '../../scripts/find-python.mjs';

export const PYTORCH = "PyTorch's loop";

/** @typedef {import('./page/contestant.ts').End} End */

/** Looked for once, when it is asked for. @type {string | false | undefined} */
let python;

/**
 * @param {string} task as the page tells it
 * @param {number} epochs
 * @returns {import('./page/visit.ts').Visit}
 * @throws {Error} where there is no PyTorch
 */
export function visitPyTorch(task, epochs) {
  python ??= findTorch() ?? false;
  if (python === false) throw new Error('no Python here imports torch: set DOWNHILL_PYTHON to one');
  const script = fileURLToPath(new URL('script.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, String(epochs), '3'], {
    encoding: 'utf8',
    input: task,
    timeout: 180_000,
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) ?? 'the script failed');
  /** @type {{ detail: string, steps: number, runs: (End & { elapsedMs: number })[] }} */
  const { detail, steps, runs } = JSON.parse(stdout);
  return {
    detail,
    epochs,
    steps,
    elapsedMs: runs.map(({ elapsedMs }) => elapsedMs),
    ends: runs.map(({ loss, parameters }) => ({ loss, parameters })),
  };
}
