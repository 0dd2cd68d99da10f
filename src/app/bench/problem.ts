import { DEFAULTS } from '../../core/config.ts';
import { AbortedError } from '../../core/errors.ts';
import type { Problem } from '../../core/types.ts';
import type { RunLoopOptions } from '../training/run-loop.ts';

/**
 * The article's problem on so many points.
 * @throws AbortedError once `signal` says so: what makes the data merely falls silent
 */
export function problemOf(
  prepare: RunLoopOptions['prepare'],
  points: number,
  signal: AbortSignal,
): Promise<Problem> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new AbortedError('stopped'));
    };
    signal.addEventListener('abort', stop, { once: true });
    Promise.resolve(prepare({ ...DEFAULTS, points }, signal)).then(({ problem }) => {
      resolve(problem);
    }, reject);
  });
}
