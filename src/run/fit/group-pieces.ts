/** Many groups, each fitted by itself: from a person's columns to parameters, their errors, and how each ended. */
import { partOf } from '../../core/fits/batch.ts';
import { FIT_STATES, type FitBatch, type FitState, type Fitter } from '../../core/fits/types.ts';
import { AbortedError } from '../../core/errors.ts';
import { withPauses } from '../../core/work/pieces.ts';
import type { Engine } from '../../core/types.ts';
import { begun, type FinishJob } from '../../cpu/least-squares/finisher.ts';
import { createFinishers, type FinishThreads } from '../../cpu/least-squares/finishers.ts';
import type { FitEffects } from './fit.ts';
import { groupFitter, type GroupFits } from './groups.ts';
import { startsInPieces } from './group-starts.ts';
import type { GroupTask } from './group-task.ts';

export type { FinishThreads };

/** How a group ended; `failed`: it could not be fitted at all. */
export type GroupState = FitState | 'failed';

/** Of some groups, one after another. */
export interface GroupPiece {
  /** Which is the first of them, from 0. */
  readonly first: number;
  /** R */
  readonly count: number;
  /** NaN where a group has failed. [R][P] */
  readonly parameters: Float64Array;
  /** 0 of one that is fixed; NaN where it is not known: at a bound, not determined, no row left to tell the scatter from. [R][P] */
  readonly standardErrors: Float64Array;
  /** Σ w·r². [R] */
  readonly rss: Float64Array;
  /** Rows less what was fitted, not below 0. [R] */
  readonly degreesOfFreedom: Uint32Array;
  /** [R] */
  readonly iterations: Uint32Array;
  /** [R] */
  readonly states: readonly GroupState[];
}

export interface GroupsHow {
  /** Who begins in f32; f64 does all of it where nobody does. */
  readonly engine: Pick<Engine, 'info' | 'fits'> | undefined;
  /** Whether f64 goes on with each until no step brings more. */
  readonly polish: boolean;
  /** Those that finish in f64; this one where none are offered. */
  readonly threads?: FinishThreads | undefined;
}

/** f64 has no more digits of χ² to tell steps by. */
const FINE = 1e-16;
const MOST_ITERATIONS = 200;

/** Where groups set out. @throws AbortedError; DownhillError where the formula is a number nowhere */
export async function startsOf(
  task: GroupTask,
  effects: FitEffects,
): Promise<readonly (readonly number[])[]> {
  const { signal, breathe, clock } = effects;
  const pause = async (): Promise<void> => {
    await breathe();
  };
  const isWanted = (): boolean => signal?.aborted !== true;
  const starts = await withPauses(startsInPieces(task), { clock, pause, isWanted });
  if (starts === undefined) throw new AbortedError('the fits were stopped', { cause: signal?.reason }); // prettier-ignore
  return starts;
}

/** All groups from one start. */
export function batchFrom({ rows }: Pick<GroupTask, 'rows'>, start: readonly number[]): FitBatch {
  const starts = new Float64Array((rows.groups.length - 1) * start.length);
  for (let i = 0; i < starts.length; i++) starts[i] = start[i % start.length] ?? NaN;
  return { ...rows, starts };
}

/**
 * Piece by piece, in order; f64 finishes one while another is begun.
 * @param starts those of {@link startsOf}
 * @throws AbortedError, LimitError for more parameters than the engine is written for
 */
export async function* groupPieces(
  task: GroupTask,
  [start = [], ...seeds]: readonly (readonly number[])[],
  { engine, polish, threads }: GroupsHow,
  { breathe, signal }: FitEffects,
): AsyncGenerator<GroupPiece, void, undefined> {
  // Whoever is linear is at the answer after a step that nothing holds back.
  const alone = task.isLinear ? 'polish' : 'alone';
  const how = engine === undefined ? alone : polish ? 'polish' : 'check';
  const recipe = { ...task.recipe, tolerance: FINE, mostIterations: MOST_ITERATIONS };
  const job: FinishJob = { recipe, seeds, how };
  const finishers = await createFinishers(job, { breathe, threads });
  try {
    const begins = engine ?? noEngine(job);
    const fitter = await groupFitter(begins, task.recipe, { finishers, seeds: engine && seeds });
    try {
      for await (const found of fitter.fit(batchFrom(task, start))) {
        if (signal?.aborted === true) throw new AbortedError('the fits were stopped', { cause: signal.reason }); // prettier-ignore
        yield pieceOf(task, found);
      }
    } finally {
      fitter.destroy();
    }
  } finally {
    finishers.destroy();
  }
}

/** Leaves all to f64. */
function noEngine(job: FinishJob): Pick<Engine, 'info' | 'fits'> {
  const fitter: Fitter = {
    description: 'f64 alone',
    maxInFlight: 2,
    fit: (batch) => Promise.resolve(begun(job, batch)),
    destroy: () => undefined,
  };
  const info = { engine: 'cpu', precision: 'f64', adapter: 'CPU', software: false } as const;
  return { info, fits: () => Promise.resolve(fitter) };
}

/** In the places that the formula has, those that keep a value among them. */
function pieceOf(
  { graph, free, held, counts, failures, isAbsolute }: GroupTask,
  { first, count, parameters, chiSquares, iterations, states, unitErrors, fitted }: GroupFits,
): GroupPiece {
  const [P, F] = [graph.parameters.length, free.length];
  const piece = {
    first,
    count,
    parameters: new Float64Array(count * P).fill(NaN),
    standardErrors: new Float64Array(count * P).fill(NaN),
    rss: chiSquares.slice(),
    degreesOfFreedom: new Uint32Array(count),
    iterations: iterations.slice(),
    states: Array.from(states, (state): GroupState => FIT_STATES[state] ?? 'failed'),
  };
  for (let i = 0; i < count; i++) {
    if (failures.has(first + i)) {
      piece.states[i] = 'failed';
      piece.rss[i] = NaN;
      piece.iterations[i] = 0;
      continue;
    }
    const freedom = Math.max(0, (counts[first + i] ?? 0) - (fitted?.[i] ?? 0));
    piece.degreesOfFreedom[i] = freedom;
    const s = freedom > 0 ? Math.sqrt((chiSquares[i] ?? NaN) / freedom) : NaN;
    const scale = isAbsolute ? 1 : s;
    for (let p = 0; p < P; p++) piece.parameters[i * P + p] = held[p] ?? NaN;
    piece.standardErrors.fill(0, i * P, (i + 1) * P);
    for (const [k, p] of free.entries()) {
      piece.parameters[i * P + p] = parameters[i * F + k] ?? NaN;
      piece.standardErrors[i * P + p] = scale * (unitErrors?.[i * F + k] ?? NaN);
    }
  }
  return piece;
}

/** Groups on which an engine is measured. */
const MEASURED = 4096;

/** Milliseconds that the engine takes for a group, once it is warm. @throws as {@link Engine.fits} */
export async function timeOf(
  engine: Pick<Engine, 'fits'>,
  task: GroupTask,
  start: readonly number[],
  clock: () => number,
): Promise<number> {
  const fitter = await engine.fits?.(task.recipe);
  if (fitter === undefined) return Infinity;
  try {
    const all = batchFrom(task, start);
    const count = Math.min(task.counts.length, MEASURED);
    const batch = partOf(all, 0, count, start.length);
    // The first call compiles.
    await fitter.fit(partOf(all, 0, Math.min(count, 64), start.length));
    const begin = clock();
    await fitter.fit(batch);
    return (clock() - begin) / count;
  } finally {
    fitter.destroy();
  }
}
