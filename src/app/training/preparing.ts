import type { FitConfig } from '../../core/config.ts';
import type { OwnData } from '../../core/data/own.ts';
import { LimitError } from '../../core/errors.ts';
import { PartMissingError, workerFault } from '../part-missing.ts';
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
  own?: OwnData,
): Prepared | Promise<Prepared> {
  const points = own?.x.length ?? config.points;
  if (points <= AT_ONCE) return prepare(config, own);
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
      else reject(tooMany(points, data.message));
    });
    worker.addEventListener('error', (event) => {
      finish();
      const fault = workerFault(event, 'its Worker failed');
      reject(fault instanceof PartMissingError ? fault : tooMany(points, fault.message));
    });
    const request: PrepareRequest = { config, own };
    worker.postMessage(request);
  });
}

function tooMany(points: number, why: string): LimitError {
  return new LimitError(`points ${points} cannot be made in this browser (${why}): lower points`);
}

/** What the Worker is asked for. */
export interface PrepareRequest {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
}

/** What the Worker says. */
export type PrepareAnswer =
  { readonly share: number } | { readonly prepared: Prepared } | { readonly message: string };
