/** Standard errors of one fit of many, but for the scatter: from R, in as few words as 10⁵ fits allow. */
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import { analysed } from './factor.ts';
import type { Triangle } from './triangle.ts';

/** Of columns of length 1: what is left of one beside the others, at least. */
export const LEAST_PIVOT = 64 * UNIT_ROUNDOFF.f64;

/**
 * The root of each diagonal place of (JᵀWJ)⁻¹; what is not determined is left as it is.
 * @param R of √w·J with columns of length 1
 * @param lengths of the columns. [P]
 * @param free the columns that count, by their places. [F]
 * @param to takes them, from `first` on
 * @returns how many directions of θ are determined
 */
export function unitErrors(
  R: Triangle,
  lengths: ArrayLike<number>,
  free: readonly number[],
  to: Float64Array,
  first: number,
): number {
  const put = (p: number, root: number): void => {
    to[first + p] = root / (lengths[p] ?? NaN);
  };
  if (free.every((p) => Math.abs(R.at(p, p)) >= LEAST_PIVOT)) {
    const x = new Float64Array(free.length);
    for (const [k, p] of free.entries()) put(p, rowOfInverse(R, free, k, x));
    return free.length;
  }
  const at = (row: number, column: number): number => R.at(free[row] ?? NaN, free[column] ?? NaN);
  const { factor } = analysed({ at, right: () => 0 }, free, LEAST_PIVOT);
  for (const [k, p] of free.entries())
    if (factor.undetermined.every((along) => along[k] === 0)) put(p, Math.hypot(...(factor.inverse[k] ?? []))); // prettier-ignore
  return free.length - factor.undetermined.length;
}

/**
 * The length of a row of R⁻¹: x of xᵀ·R = eᵀ.
 * @param x room for it. [F]
 */
function rowOfInverse(R: Triangle, free: readonly number[], k: number, x: Float64Array): number {
  let sum = 0;
  for (let j = k; j < free.length; j++) {
    const column = free[j] ?? NaN;
    let rest = j === k ? 1 : 0;
    for (let i = k; i < j; i++) rest -= (x[i] ?? NaN) * R.at(free[i] ?? NaN, column);
    const entry = rest / R.at(column, column);
    x[j] = entry;
    sum += entry * entry;
  }
  return Math.sqrt(sum);
}
