/** Many groups, each fitted by itself: in batches, of which one is made ready while another is fitted. */
import { ConfigError } from '../../core/errors.ts';
import { fitsOf, rowsOf, sharesInputs } from '../../core/fits/batch.ts';
import { type Column, type FitBatch, type FitRecipe, type FitResults, } from '../../core/fits/types.ts'; // prettier-ignore
import type { Engine } from '../../core/types.ts';
import { ManyFits } from '../../cpu/least-squares/many.ts';
import { gathered, type Group } from './gathered.ts';

export type { Group } from './gathered.ts';

export interface GroupsOptions {
  /** f64 on the CPU goes on from what the engine found, until no step brings more than this share of χ²; not at all where it is left out. */
  readonly polish?: number | undefined;
  /** Fits of a batch, at most. */
  readonly most?: number | undefined;
  /** Lets the host do something else between two pieces of polishing. */
  readonly breathe?: (() => Promise<unknown>) | undefined;
}

/** The results of some groups, one after another. */
export interface GroupFits extends FitResults {
  /** Which is the first of them, from 0. */
  readonly first: number;
  readonly count: number;
}

const MOST_FITS = 32_768;
/** Of a batch, so that 10⁶ groups never lie in memory at once. */
const MOST_ROWS = 2 ** 21;
const MOST_POLISHING = 200;
/** Near a minimum a step is hardly held back. */
const POLISHING_DAMPING = 1e-8;
/** Fits between two breaths. */
const PIECE = 256;

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

/** Fits groups once, as they come. @throws as `groupFitter`, and its `fit` */
export async function* fitGroups(
  engine: Engine,
  recipe: FitRecipe,
  source: GroupSource,
  options: GroupsOptions = {},
): AsyncGenerator<GroupFits, void, undefined> {
  const fitter = await groupFitter(engine, recipe, options);
  try {
    yield* fitter.fit(source);
  } finally {
    fitter.destroy();
  }
}

/** @throws ConfigError where the engine does not fit, LimitError for more parameters than it is written for */
export async function groupFitter(
  engine: Engine,
  recipe: FitRecipe,
  { polish, most = MOST_FITS, breathe }: GroupsOptions = {},
): Promise<GroupFitter> {
  if (engine.fits === undefined) {
    throw new ConfigError(
      'engine',
      `engine ${engine.info.engine} does not fit groups here: use another`,
    );
  }
  // What is polished goes as far as f32 leads, for there a step costs least.
  const tolerance = polish === undefined ? recipe.tolerance : polish / 16;
  const fitter = await engine.fits({ ...recipe, tolerance });
  const polisher =
    polish === undefined
      ? undefined
      : new ManyFits({ ...recipe, tolerance: polish, mostIterations: MOST_POLISHING });
  const limits = { fits: most, rows: MOST_ROWS };

  /** @param turn those before it are done, so that each is polished in its turn */
  async function done(batch: FitBatch, first: number, turn: Promise<unknown>): Promise<GroupFits> {
    const results = await fitter.fit(batch);
    await turn;
    if (polisher !== undefined) await polished(polisher, batch, results, breathe);
    return { ...results, first, count: results.states.length };
  }

  async function* fit(source: GroupSource): AsyncGenerator<GroupFits, void, undefined> {
    const batches =
      'target' in source ? cut(recipe, source, limits) : gathered(recipe.graph, source, limits);
    const under: Promise<GroupFits>[] = [];
    let before: Promise<unknown> = Promise.resolve();
    let first = 0;
    for await (const batch of batches) {
      const next = done(batch, first, before);
      // Whoever waits for it hears of a failure, and nobody else.
      before = next.catch(() => undefined);
      under.push(next);
      first += fitsOf(recipe, batch);
      const oldest = under.length > fitter.maxInFlight ? under.shift() : undefined;
      if (oldest !== undefined) yield await oldest;
    }
    for (const one of under) yield await one;
  }

  const { description } = fitter;
  return {
    description: polish === undefined ? description : `${description}; polished in f64`,
    fit,
    destroy: () => {
      fitter.destroy();
    },
  };
}

/** Each fit goes on in f64. */
async function polished(
  polisher: ManyFits,
  batch: FitBatch,
  results: FitResults,
  breathe: GroupsOptions['breathe'],
): Promise<void> {
  const onwards = { ...batch, starts: results.parameters };
  const { states, iterations } = results;
  for (let fit = 0; fit < states.length; fit++) {
    if (fit % PIECE === 0) await breathe?.();
    // What is not finite in f32 may be so in f64.
    const so = iterations[fit] ?? 0;
    polisher.fit(onwards, fit, results, POLISHING_DAMPING);
    iterations[fit] = so + (iterations[fit] ?? 0);
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
    yield part(batch, first, end, P);
    first = end;
  }
}

function part(batch: FitBatch, first: number, end: number, P: number): FitBatch {
  const { inputs, target, weights, groups } = batch;
  const starts = batch.starts.subarray(P * first, P * end);
  if (groups === undefined) return { ...batch, starts };
  const from = rowsOf(batch, first).first;
  const to = Number(groups[end]);
  const rows = (column: Column): Column => column.subarray(from, to);
  return {
    inputs: sharesInputs(batch) ? inputs : inputs.map(rows),
    target: rows(target),
    weights: weights && rows(weights),
    groups: Uint32Array.from({ length: end - first + 1 }, (_, i) => Number(groups[first + i]) - from), // prettier-ignore
    starts,
  };
}
