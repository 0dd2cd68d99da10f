/** How many fits a second each engine does of Gpufit's task, plain and polished. */
import { fitsOf } from '../../../core/fits/batch.ts';
import { FIT_STATES, type FitState } from '../../../core/fits/types.ts';
import { messageOf } from '../../../core/errors.ts';
import type { Engine, EngineId } from '../../../core/types.ts';
import { ManyFits } from '../../../cpu/least-squares/many.ts';
import { createFinishers, type Finishers } from '../../../cpu/least-squares/finishers.ts';
import { groupFitter, type GroupFitter } from '../../fit/groups.ts';
import { throwIfAborted, type StopSignal } from '../../stop.ts';
import { WrongResultError } from '../check.ts';
import { GPUFIT_RECIPE, gpufitTask, type GpufitTask } from './task.ts';

/** Who polishes stops where scipy's `curve_fit` stops by default. */
export const POLISH = 1e-8;
/** Fits that are held against the answer. */
const CHECKED = 2000;
/** What no step brings any more of χ² in f64. */
const ANSWER = 1e-18;
/** The median relative distance that is still an answer: a tolerance of 1e-4 leaves 1e-4 here. */
const RIGHT = { plain: 1e-3, polished: 1e-5 } as const;

export interface GpufitOptions {
  readonly engines: readonly EngineId[];
  readonly openEngine: (id: EngineId) => Promise<Engine> | Engine;
  readonly fits: number;
  readonly seed?: number | bigint;
  readonly runs: number;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  readonly breathe: () => Promise<unknown>;
  readonly signal: StopSignal;
}

export interface GpufitCase {
  readonly engine: EngineId;
  readonly polished: boolean;
  readonly fits: number;
}

export interface GpufitResult extends GpufitCase {
  readonly description: string;
  /** Of all fits, from the first to the last result. Sorted. [runs] */
  readonly times: readonly number[];
  /** Of the parameters' relative distances from the f64 answer. */
  readonly medianOff: number;
  readonly states: Readonly<Record<FitState, number>>;
  readonly meanIterations: number;
}

export type GpufitRow = GpufitResult | (GpufitCase & { readonly why: string });

/** @throws AbortedError */
export async function* runGpufit(options: GpufitOptions): AsyncGenerator<GpufitRow> {
  const { engines, openEngine, fits, seed = 0, breathe, signal } = options;
  const task = gpufitTask(fits, seed);
  const answers = answersOf(task, Math.min(fits, CHECKED));
  for (const id of engines) {
    let engine: Engine | undefined;
    try {
      // What computes in f64 is polished by nobody.
      for (const polished of id === 'cpu' ? [false] : [false, true]) {
        throwIfAborted(signal);
        const own: GpufitCase = { engine: id, polished, fits };
        let fitter: GroupFitter | undefined;
        try {
          engine ??= await openEngine(id);
          // What is polished goes as far as f32 leads, for there a step costs least.
          fitter = polished
            ? await groupFitter(engine, { ...GPUFIT_RECIPE, tolerance: POLISH / 16 }, { finishers: await polishers(breathe) }) // prettier-ignore
            : await groupFitter(engine, GPUFIT_RECIPE);
          yield await measured(own, fitter, task, answers, options);
        } catch (error) {
          throwIfAborted(signal);
          yield { ...own, why: messageOf(error) };
        } finally {
          fitter?.destroy();
        }
      }
    } finally {
      engine?.destroy();
    }
  }
}

/** One thread, as scipy's. */
function polishers(breathe: GpufitOptions['breathe']): Promise<Finishers> {
  const recipe = { ...GPUFIT_RECIPE, tolerance: POLISH, mostIterations: 200 };
  return createFinishers({ recipe, seeds: [], how: 'polish' }, { breathe });
}

async function measured(
  own: GpufitCase,
  fitter: GroupFitter,
  { batch }: GpufitTask,
  answers: Float64Array,
  { runs, clock, signal }: GpufitOptions,
): Promise<GpufitResult> {
  const times: number[] = [];
  const P = GPUFIT_RECIPE.graph.parameters.length;
  const states = FIT_STATES.map(() => 0);
  let [iterations, medianOff] = [0, NaN];
  // The first is cold.
  for (let run = -1; run < runs; run++) {
    const found = new Float64Array(answers.length);
    states.fill(0);
    iterations = 0;
    const begin = clock();
    for await (const piece of fitter.fit(batch)) {
      throwIfAborted(signal);
      const at = P * piece.first;
      if (at < found.length) found.set(piece.parameters.subarray(0, found.length - at), at);
      for (const state of piece.states) states[state] = (states[state] ?? 0) + 1;
      for (const count of piece.iterations) iterations += count;
    }
    if (run >= 0) times.push(clock() - begin);
    medianOff = median(Array.from(found, (value, i) => Math.abs(value / (answers[i] ?? NaN) - 1)));
    const most = own.polished ? RIGHT.polished : RIGHT.plain;
    if (!(medianOff <= most)) {
      throw new WrongResultError(
        `the median parameter is ${medianOff.toPrecision(2)} off the f64 answer, more than ${most}: this is no time`,
      );
    }
  }
  return {
    ...own,
    description: fitter.description,
    times: times.toSorted((one, other) => one - other),
    medianOff,
    states: Object.fromEntries(FIT_STATES.map((state, i) => [state, states[i] ?? 0])) as Record<FitState, number>, // prettier-ignore
    meanIterations: iterations / own.fits,
  };
}

/** The f64 answer of the first fits. [fits][P] */
function answersOf({ batch }: GpufitTask, count: number): Float64Array {
  const P = GPUFIT_RECIPE.graph.parameters.length;
  const many = new ManyFits({ ...GPUFIT_RECIPE, tolerance: ANSWER, mostIterations: 200 });
  const fits = fitsOf(GPUFIT_RECIPE, batch);
  const results = {
    parameters: new Float64Array(fits * P),
    chiSquares: new Float64Array(fits),
    iterations: new Uint32Array(fits),
    states: new Uint8Array(fits),
  };
  for (let fit = 0; fit < count; fit++) many.fit(batch, fit, results);
  return results.parameters.slice(0, count * P);
}

/** Of some numbers, one at least. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
