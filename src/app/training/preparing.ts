import type { FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { AbortedError, LimitError, messageOf } from '../../core/errors.ts';
import { fetchPart, PartMissingError } from '../part-missing.ts';
import { Caller } from '../workers/call.ts';
import { isArticlesRun, prepareLine, READING_OF_LINE } from './line.ts';
import type { Prepared } from './made.ts';
import type * as prepare from './prepare.ts';
import type { PrepareSkills } from './prepare-worker.ts';

/** Fewer points than this are drawn in a few milliseconds, and the page need not wait for a Worker. */
const AT_ONCE = 50_000;

/** What knows models beyond the line: a part of the page that is fetched with the first of them. */
export type Models = typeof prepare;

export function fetchModels(): Promise<Models> {
  return fetchPart(() => import('./prepare.ts'));
}

/**
 * Prepares a run: at once where the data are few, in a Worker where making them would freeze the page. What reads formulas is
 * fetched for runs that have one.
 * @param signal ends the Worker when nobody wants its answer any more: AbortedError
 * @param report hears the share of the data that is made, from the Worker only
 * @throws PartMissingError
 */
export async function prepareAside(
  config: FitConfig,
  signal: AbortSignal,
  report?: (share: number) => void,
  own?: OwnData,
): Promise<Prepared> {
  const points = own?.x.length ?? config.points;
  const isFew = points <= AT_ONCE;
  const models = isArticlesRun(config, own) ? undefined : await fetchModels();
  if (isFew) return (models?.prepare ?? prepareLine)(config, own);
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
  const caller = new Caller<PrepareSkills>(worker, 'its Worker');
  try {
    const made = await caller.askOnce('prepare', { config, own }, { signal, hear: report });
    return { ...made, reading: models?.readingOf(made.problem.model) ?? READING_OF_LINE };
  } catch (error) {
    if (error instanceof PartMissingError || error instanceof AbortedError) throw error;
    const why = messageOf(error);
    throw new LimitError(`points ${points} cannot be made in this browser (${why}): lower points`);
  }
}
