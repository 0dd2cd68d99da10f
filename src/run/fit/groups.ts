/** Many groups, each fitted by itself: in batches, of which one is made ready while another is fitted. */
import { ConfigError } from '../../core/errors.ts';
import { fitsOf, partOf, rowsOf } from '../../core/fits/batch.ts';
import {
  NOT_FINITE,
  type FitBatch,
  type FitRecipe,
  type FitResults,
} from '../../core/fits/types.ts';
import type { Engine } from '../../core/types.ts';
import type { FinishedFits } from '../../cpu/least-squares/finisher.ts';
import type { Finishers } from '../../cpu/least-squares/finishers.ts';
import { gathered, type Group } from './gathered.ts';

export type { Group } from './gathered.ts';

export interface GroupsOptions {
  /** Other starts than those of the batch, of which the least counts. [S][P] */
  readonly seeds?: readonly (readonly number[])[] | undefined;
  /** Who goes on in f64 from what the engine found. */
  readonly finishers?: Pick<Finishers, 'description' | 'finish'> | undefined;
  /** Fits of a batch, at most. */
  readonly most?: number | undefined;
}

/** The results of some groups, one after another. */
export interface GroupFits
  extends FitResults, Partial<Pick<FinishedFits, 'unitErrors' | 'fitted'>> {
  /** Which is the first of them, from 0. */
  readonly first: number;
  readonly count: number;
}

const MOST_FITS = 32_768;
/** Of a batch, so that 10⁶ groups never lie in memory at once. */
const MOST_ROWS = 2 ** 21;

/** Compiled for a recipe: each `fit` gives the results of some groups after another, in their order. */
export interface GroupFitter {
  readonly description: string;
  /**
   * @param source columns and where each group begins; or the groups themselves, one after another
   * @throws ConfigError for what does not belong together, LimitError
   */
  fit(source: GroupSource): AsyncGenerator<GroupFits, void, undefined>;
  destroy(): void;
}

export type GroupSource = FitBatch | Iterable<Group> | AsyncIterable<Group>;

/** @throws ConfigError where the engine does not fit, LimitError for more parameters than it is written for */
export async function groupFitter(
  engine: Pick<Engine, 'info' | 'fits'>,
  recipe: FitRecipe,
  { seeds = [], finishers, most = MOST_FITS }: GroupsOptions = {},
): Promise<GroupFitter> {
  if (engine.fits === undefined) {
    throw new ConfigError(
      'engine',
      `engine ${engine.info.engine} does not fit groups here: use another`,
    );
  }
  const fitter = await engine.fits(recipe);
  const limits = { fits: most, rows: MOST_ROWS };

  async function done(batch: FitBatch, first: number): Promise<GroupFits> {
    const results = await fitter.fit(batch);
    for (const seed of seeds) {
      const starts = Float64Array.from(batch.starts, (_, i) => seed[i % seed.length] ?? NaN);
      takeBetter(results, await fitter.fit({ ...batch, starts }));
    }
    const finished = (await finishers?.finish(batch, results)) ?? results;
    return { ...finished, first, count: results.states.length };
  }

  async function* fit(source: GroupSource): AsyncGenerator<GroupFits, void, undefined> {
    const batches =
      'target' in source ? cut(recipe, source, limits) : gathered(recipe.graph, source, limits);
    const under: Promise<GroupFits>[] = [];
    let first = 0;
    for await (const batch of batches) {
      const next = done(batch, first);
      // Whoever waits for it hears of a failure, and nobody else.
      next.catch(() => undefined);
      under.push(next);
      first += fitsOf(recipe, batch);
      const oldest = under.length > fitter.maxInFlight ? under.shift() : undefined;
      if (oldest !== undefined) yield await oldest;
    }
    for (const one of under) yield await one;
  }

  const { description } = fitter;
  return {
    description:
      finishers === undefined ? description : `${description}; ${finishers.description} in f64`,
    fit,
    destroy: () => {
      fitter.destroy();
    },
  };
}

/** Of each fit that of which χ² is less. */
function takeBetter(results: FitResults, others: FitResults): void {
  const { parameters, chiSquares, iterations, states } = results;
  const P = parameters.length / states.length;
  for (let fit = 0; fit < states.length; fit++) {
    const steps = (iterations[fit] ?? 0) + (others.iterations[fit] ?? 0);
    iterations[fit] = steps;
    if (!((others.chiSquares[fit] ?? NaN) < (chiSquares[fit] ?? NaN) || states[fit] === NOT_FINITE)) continue; // prettier-ignore
    parameters.set(others.parameters.subarray(P * fit, P * (fit + 1)), P * fit);
    chiSquares[fit] = others.chiSquares[fit] ?? NaN;
    states[fit] = others.states[fit] ?? NaN;
  }
}

/** A batch in several, whose columns are parts of its own. */
function* cut(
  recipe: FitRecipe,
  batch: FitBatch,
  most: { readonly fits: number; readonly rows: number },
): Generator<FitBatch> {
  const fits = fitsOf(recipe, batch);
  const P = recipe.graph.parameters.length;
  let first = 0;
  while (first < fits) {
    let end = first;
    let rows = 0;
    do rows += batch.groups === undefined ? 0 : rowsOf(batch, end++).count;
    while (end < fits && batch.groups !== undefined && end - first < most.fits && rows < most.rows);
    if (batch.groups === undefined) end = Math.min(fits, first + most.fits);
    yield partOf(batch, first, end, P);
    first = end;
  }
}
