import type { FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { AbortedError, LimitError, messageOf } from '../../core/errors.ts';
import { PartMissingError } from '../part-missing.ts';
import { Caller } from '../workers/call.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { PrepareSkills } from './prepare-worker.ts';

/** Fewer points than this are drawn in a few milliseconds, and the page need not wait for a Worker. */
const AT_ONCE = 50_000;

/**
 * Prepares a run: at once where the data are few, in a Worker where making them would freeze the page.
 * @param signal ends the Worker when nobody wants its answer any more: AbortedError
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
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
  const caller = new Caller<PrepareSkills>(worker, 'its Worker');
  return caller
    .askOnce('prepare', { config, own }, { signal, hear: report })
    .catch((error: unknown): never => {
      if (error instanceof PartMissingError || error instanceof AbortedError) throw error;
      const why = messageOf(error);
      throw new LimitError(
        `points ${points} cannot be made in this browser (${why}): lower points`,
      );
    });
}
