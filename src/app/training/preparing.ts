import type { FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { AbortedError, LimitError, messageOf } from '../../core/errors.ts';
import type * as Models from '../models.ts';
import { fetchPart, PartMissingError } from '../part-missing.ts';
import { Caller } from '../workers/call.ts';
import { isArticlesRun, prepareLine, READING_OF_LINE } from './line.ts';
import type { Made, Prepared } from './made.ts';
import type { PrepareSkills } from './prepare-worker.ts';

/** Fewer points than this are drawn in a few milliseconds, and the page need not wait for a Worker. */
const AT_ONCE = 50_000;

/**
 * Prepares a run: at once where the data are few, in a Worker where making them would freeze the page. What reads formulas is
 * fetched for runs that have one.
 * @param signal ends the Worker when nobody wants its answer any more: AbortedError
 * @param report hears the share of the data that is made, from the Worker only
 * @throws PartMissingError
 */
export function prepareAside(
  config: FitConfig,
  signal: AbortSignal,
  report?: (share: number) => void,
  own?: OwnData,
): Prepared | Promise<Prepared> {
  const isFew = (own?.x.length ?? config.points) <= AT_ONCE;
  const isLine = isArticlesRun(config, own);
  if (isFew && isLine) return prepareLine(config, own);
  return prepared(config, signal, isFew, isLine, report, own);
}

async function prepared(
  config: FitConfig,
  signal: AbortSignal,
  isFew: boolean,
  isLine: boolean,
  report?: (share: number) => void,
  own?: OwnData,
): Promise<Prepared> {
  const models = isLine ? undefined : await fetchModels();
  if (isFew && models !== undefined) return models.prepare(config, own);
  const made = await makeAside(config, signal, report, own);
  return { ...made, reading: models?.readingOf(made.problem.model) ?? READING_OF_LINE };
}

/** What knows every model. */
export function fetchModels(): Promise<typeof Models> {
  return fetchPart(() => import('../models.ts'));
}

function makeAside(
  config: FitConfig,
  signal: AbortSignal,
  report?: (share: number) => void,
  own?: OwnData,
): Promise<Made> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
  const caller = new Caller<PrepareSkills>(worker, 'its Worker');
  return caller
    .askOnce('prepare', { config, own }, { signal, hear: report })
    .catch((error: unknown): never => {
      if (error instanceof PartMissingError || error instanceof AbortedError) throw error;
      const points = own?.x.length ?? config.points;
      const why = messageOf(error);
      throw new LimitError(
        `points ${points} cannot be made in this browser (${why}): lower points`,
      );
    });
}
