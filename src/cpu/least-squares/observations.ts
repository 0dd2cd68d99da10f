/** What is fitted to what. */
import type { Differentiated } from '../../core/formula/derivative.ts';

/** All f64, in the person's own units. */
export interface Observations {
  /** [D][n] */
  readonly inputs: readonly ArrayLike<number>[];
  /** [n] */
  readonly target: ArrayLike<number>;
  /** What the square of each residual counts, ≥ 0: of σ, 1/σ². [n]; 1 each where nothing is said */
  readonly weights?: ArrayLike<number> | undefined;
}

/** A formula of which some parameters are free. */
export interface Model {
  readonly derived: Differentiated;
  /** Those that are fitted, by their places. [F] */
  readonly free: readonly number[];
  /** The values of those that are held; of the free ones they do not matter. [P] */
  readonly held: readonly number[];
}

export type { Factor, Minimum } from '../../core/statistics/minimum.ts';
