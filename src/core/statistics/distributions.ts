/**
 * Quantiles and tails of the distributions that a fit is judged by, from @stdlib: 38 KB for a page, which fetches them with its first
 * fit. Tails are computed as such, never as 1 less the rest, so that 10⁻³⁰⁰ is as exact as ½.
 */
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import quantileOfT from '@stdlib/stats-base-dists-t-quantile';

/**
 * How many standard errors to either side hold a share `level`: Student's t, and the normal distribution where the scatter is
 * known, not estimated.
 * @param level between 0 and 1: 0.95
 * @param degreesOfFreedom that the scatter is estimated with; Infinity where it is known
 * @returns NaN for a level outside, or without a degree of freedom
 */
export function criticalValue(level: number, degreesOfFreedom: number): number {
  if (!(level > 0 && level < 1)) return NaN;
  const outside = 1 - level;
  if (degreesOfFreedom === Infinity) return Math.SQRT2 * erfcinv(outside);
  return Math.abs(quantileOfT(outside / 2, degreesOfFreedom));
}

/** P(F ≥ f) of Fisher's F. */
export function upperTailOfF(f: number, numerator: number, denominator: number): number {
  if (!(numerator > 0 && denominator > 0)) return NaN;
  if (f === Infinity) return 0;
  // Whichever of the two is small has all its digits.
  const [above, below] = [numerator * f, denominator];
  return above < below
    ? betainc(above / (above + below), numerator / 2, denominator / 2, true, true)
    : betainc(below / (above + below), denominator / 2, numerator / 2, true, false);
}

/** P(χ² ≥ x). */
export function upperTailOfChiSquare(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) return NaN;
  return x === Infinity ? 0 : gammainc(x / 2, degreesOfFreedom / 2, true, true);
}

/** P(Z ≥ z) of the normal distribution with mean 0 and standard deviation 1. */
export function upperTailOfNormal(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}
