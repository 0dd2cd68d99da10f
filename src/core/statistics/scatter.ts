/** How far the observations lie from the model, all together. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { compensatedMean } from '../arithmetic/mean.ts';
import type { Minimum } from './minimum.ts';

/** What was observed, and what a model leaves of it. */
export interface Residuals {
  /** y. [n] */
  readonly target: ArrayLike<number>;
  /** y − ŷ. [n] */
  readonly residuals: ArrayLike<number>;
  /** [n], ≥ 0; 1 each where nothing is said. A row of weight 0 is no observation. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** A share of y that is the rounding of y to f64, and of ŷ: no scatter, the fit is exact. */
const ROUNDING = 4 * UNIT_ROUNDOFF.f64;

/** Sums of squares within these roots are f64 with all their digits. */
const [LEAST_NORM, MOST_NORM] = [1e-140, 1e140];

/** √Σ w·v², also where the squares are beyond f64. */
export function normOf(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const rooted = (i: number): number => Math.sqrt(weights?.[i] ?? 1) * (values[i] ?? NaN);
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(rooted(i));
    // NaN and Infinity are what they are.
    if (!(size <= Number.MAX_VALUE)) return size;
    most = Math.max(most, size);
  }
  if (most === 0) return 0;
  const n = values.length;
  return most * Math.sqrt(n * compensatedMean(n, (i) => (rooted(i) / most) ** 2));
}

/**
 * √Σ w·r² at a minimum: the root of its sum of squares, which may have more digits than residuals in f64, unless squares of
 * such y are beyond f64. 0 where it is no more than the rounding of y.
 */
export function residualNormOf(
  { residualSquares }: Pick<Minimum, 'residualSquares'>,
  { target, residuals, weights }: Residuals,
): number {
  const size = normOf(target, weights);
  const isWithin = size > LEAST_NORM && size < MOST_NORM && Number.isFinite(residualSquares);
  const found = isWithin ? Math.sqrt(residualSquares) : normOf(residuals, weights);
  return found <= ROUNDING * size ? 0 : found;
}

/** Rows that count, and their weights: n, Σ w, Σ log w. */
export function countOf(length: number, weights?: ArrayLike<number>) {
  if (weights === undefined) return { rows: length, weight: length, logWeights: 0 };
  let [rows, weight, logWeights] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const own = weights[i] ?? NaN;
    if (own === 0) continue;
    rows++;
    weight += own;
    logWeights += Math.log(own);
  }
  return { rows, weight, logWeights };
}
