import type { FitConfig } from '../../core/config.ts';
import { LimitError } from '../../core/errors.ts';
import { prepare, type Prepared } from './prepare.ts';

/** Fewer points than this are drawn in a few milliseconds, and the page need not wait for a Worker. */
const AT_ONCE = 50_000;

/**
 * Prepares a run: at once where the data are few, in a Worker where making them would freeze the page.
 * @param signal ends the Worker when nobody wants its answer any more
 * @param report hears the share of the data that is made, from the Worker only
 */
export function prepareAside(
  config: FitConfig,
  signal: AbortSignal,
  report?: (share: number) => void,
): Prepared | Promise<Prepared> {
  if (config.points <= AT_ONCE) return prepare(config);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
    const finish = (): void => {
      worker.terminate();
    };
    signal.addEventListener('abort', finish, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<PrepareAnswer>) => {
      if ('share' in data) {
        // What was on its way when the Worker was ended is of no use any more.
        if (!signal.aborted) report?.(data.share);
        return;
      }
      finish();
      if ('prepared' in data) resolve(data.prepared);
      else reject(tooMany(config, data.message));
    });
    worker.addEventListener('error', (event) => {
      finish();
      reject(tooMany(config, event.message));
    });
    worker.postMessage(config);
  });
}

function tooMany({ points }: FitConfig, why: string): LimitError {
  return new LimitError(`points ${points} cannot be made in this browser (${why}): lower points`);
}

/** What the Worker says. */
export type PrepareAnswer =
  { readonly share: number } | { readonly prepared: Prepared } | { readonly message: string };
