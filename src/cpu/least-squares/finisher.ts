/** What f64 does with many fits that an engine has begun: it looks at each, goes on where there is more to gain, and says how sure it is. */
import { emptyResults, fitsOf } from '../../core/fits/batch.ts';
import {
  AT_BOUND,
  CONVERGED,
  type FitBatch,
  type FitRecipe,
  type FitResults,
} from '../../core/fits/types.ts';
import { ManyFits } from './many.ts';

/** It travels by structured cloning. */
export interface FinishJob {
  /** Of what is fitted in f64. */
  readonly recipe: FitRecipe;
  /** Other starts. [S][P] */
  readonly seeds: readonly (readonly number[])[];
  /**
   * - alone: nobody has begun: from each start, of which the least counts
   * - polish: each goes on
   * - check: those that have not converged go on, and those that one more step would bring more than {@link WORTH} of χ²
   */
  readonly how: 'alone' | 'polish' | 'check';
}

export interface FinishedFits extends FitResults {
  /** The root of each diagonal place of (JᵀWJ)⁻¹, which times s is a standard error; NaN where it is not known. [R][P] */
  readonly unitErrors: Float64Array;
  /** Directions of θ that were fitted. [R] */
  readonly fitted: Uint32Array;
}

/** A parameter is then off by √(WORTH·(n − P)) of its standard error, at most. */
export const WORTH = 1e-5;
/** Near a minimum nothing holds a step back, also where columns of length 1 are nearly alike. */
const NEAR = 1e-30;

/** Room for what is found, from what an engine has. */
export function unfinished(results: FitResults): FinishedFits {
  return {
    ...results,
    unitErrors: new Float64Array(results.parameters.length),
    fitted: new Uint32Array(results.states.length),
  };
}

/** Of fits that nobody has begun. */
export function begun({ recipe }: FinishJob, batch: FitBatch): FitResults {
  const results = emptyResults(fitsOf(recipe, batch), recipe.graph.parameters.length);
  results.parameters.set(batch.starts);
  return results;
}

export class Finisher {
  readonly #job: FinishJob;
  readonly #many: ManyFits;

  constructor(job: FinishJob) {
    this.#job = job;
    this.#many = new ManyFits(job.recipe);
  }

  /** Some fits of a batch, from the first on. @param results what an engine has found, which it takes the place of */
  finish(batch: FitBatch, results: FinishedFits, first: number, end: number): void {
    const onwards = { ...batch, starts: results.parameters };
    for (let fit = first; fit < end; fit++) this.#one(onwards, fit, results);
  }

  #one(batch: FitBatch, fit: number, results: FinishedFits): void {
    const { how } = this.#job;
    const { states, iterations } = results;
    const before = iterations[fit] ?? 0;
    const so = states[fit] ?? NaN;
    if (how === 'check' && isEnded(so)) {
      this.#many.fit(batch, fit, results, { mostIterations: 0 });
      const due = this.#assess(fit, results);
      if (due <= WORTH * (results.chiSquares[fit] ?? NaN)) {
        states[fit] = so;
        iterations[fit] = before;
        return;
      }
    }
    this.#many.fit(batch, fit, results, how === 'alone' ? {} : { damping: NEAR });
    iterations[fit] = before + (iterations[fit] ?? 0);
    if (how === 'alone' || !isEnded(states[fit])) this.#fromSeeds(batch, fit, results);
    this.#assess(fit, results);
  }

  #assess(fit: number, { unitErrors, fitted, parameters, states }: FinishedFits): number {
    const found = this.#many.assess(unitErrors, (fit * parameters.length) / states.length);
    fitted[fit] = found.fitted;
    return found.due;
  }

  /** The least of where it is and where the seeds lead. */
  #fromSeeds(batch: FitBatch, fit: number, results: FinishedFits): void {
    const { how, seeds } = this.#job;
    const { parameters, chiSquares, iterations, states } = results;
    const P = parameters.length / states.length;
    const standing = (): Standing => ({
      theta: parameters.slice(fit * P, (fit + 1) * P),
      chiSquare: chiSquares[fit] ?? NaN,
      state: states[fit] ?? NaN,
    });
    let best = standing();
    let steps = iterations[fit] ?? 0;
    for (const start of seeds) {
      this.#many.fit(batch, fit, results, { start });
      steps += iterations[fit] ?? 0;
      const found = standing();
      if (isBetter(found, best)) best = found;
      if (how !== 'alone' && isEnded(best.state)) break;
    }
    if (seeds.length === 0) return;
    // Who assesses it looks at the last.
    this.#many.fit(batch, fit, results, { start: best.theta, mostIterations: 0 });
    states[fit] = best.state;
    iterations[fit] = steps;
  }
}

interface Standing {
  readonly theta: Float64Array;
  readonly chiSquare: number;
  readonly state: number;
}

/** Sums of squares that differ by no more belong to one minimum. */
const ALIKE = 1e-7;

function isBetter(one: Standing, other: Standing): boolean {
  if (isEnded(one.state) === isEnded(other.state)) return !(one.chiSquare >= other.chiSquare);
  const isOneEnded = isEnded(one.state);
  const [ended, open] = isOneEnded ? [one, other] : [other, one];
  return isOneEnded === !(ended.chiSquare > (1 + ALIKE) * open.chiSquare);
}

/** Whether it is at a minimum. */
export function isEnded(state: number | undefined): boolean {
  return state === CONVERGED || state === AT_BOUND;
}
