/** Many least squares of one formula at once: each of its own rows, or all of the same rows from other starts. */
import type { Graph } from '../formula/graph.ts';

export type Column = Float32Array | Float64Array;

/** Of a parameter: the least and the greatest value. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What all fits have in common. */
export interface FitRecipe {
  readonly graph: Graph;
  /** By place; nothing for a parameter without bounds. */
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
  readonly mostIterations: number;
  /** A fit has converged where no step brings more than this share of χ². */
  readonly tolerance: number;
}

export interface FitBatch {
  /** [D][n]; of groups that all have the same inputs those of one. */
  readonly inputs: readonly Column[];
  /** [n] */
  readonly target: Column;
  /** What the square of each residual counts, ≥ 0: of σ, 1/σ². [n]; 1 each where nothing is said */
  readonly weights?: Column | undefined;
  /** The row at which each group begins, and n. [R + 1]; where it is left out each fit is of all rows */
  readonly groups?: ArrayLike<number> | undefined;
  /** [R][P] */
  readonly starts: Column;
}

/**
 * How a fit ended.
 *
 * - converged: no step brings more than the tolerance
 * - iterations: as many as were allowed
 * - singular: some combination of the parameters changes no ŷ, as far as the precision tells
 * - at-bound: converged, with a parameter at a bound beyond which χ² would be less
 * - not-finite: at the start ŷ or a derivative is not
 */
export type FitState = 'converged' | 'iterations' | 'singular' | 'at-bound' | 'not-finite';
/** In the order of {@link FitResults.states}. */
export const FIT_STATES = [
  'converged',
  'iterations',
  'singular',
  'at-bound',
  'not-finite',
] as const satisfies readonly FitState[];

export interface FitResults {
  /** [R][P] */
  readonly parameters: Float64Array;
  /** Σ w·r². [R] */
  readonly chiSquares: Float64Array;
  /** Evaluations but for the first. [R] */
  readonly iterations: Uint32Array;
  /** 0 converged, 1 iterations, 2 singular, 3 at-bound, 4 not-finite. [R] */
  readonly states: Uint8Array;
}

/** Fits batches by one recipe. `fit` may be called again before it has resolved: that keeps the engine busy. */
export interface Fitter {
  /** How it works, for a person: "an invocation a fit, f32". */
  readonly description: string;
  /** How many calls of `fit` may be waiting at a time, and are worth it. */
  readonly maxInFlight: number;
  /** @throws ConfigError for columns that do not belong together */
  fit(batch: FitBatch): Promise<FitResults>;
  destroy(): void;
}

/** Places in FIT_STATES. */
export const CONVERGED = 0;
export const ITERATIONS = 1;
export const SINGULAR = 2;
export const AT_BOUND = 3;
export const NOT_FINITE = 4;
