import type { FitConfig } from '../../core/config.ts';
import { AbortedError } from '../../core/errors.ts';
import type { Prepared } from './prepare.ts';
import type { RunLoopOptions } from './run-options.ts';

/**
 * What `prepare` makes of `config`.
 * @throws AbortedError once `signal` says so: what makes the data merely falls silent
 */
export function preparedUnless(
  signal: AbortSignal,
  prepare: RunLoopOptions['prepare'],
  config: FitConfig,
): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new AbortedError('stopped'));
    };
    signal.addEventListener('abort', stop, { once: true });
    Promise.resolve(prepare(config, signal)).then(resolve, reject);
  });
}
