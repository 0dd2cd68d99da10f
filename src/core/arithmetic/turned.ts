import { UNIT_ROUNDOFF } from './floats.ts';
import type { Matrix } from './vectors.ts';

const MOST_SWEEPS = 60;

/**
 * Rows turned in pairs until all are orthogonal (Hestenes 1958): then each is √(λ/2) times an eigenvector. Rows of very
 * different size keep the digits of the small ones (Demmel and Veselić 1992), which those of AᵀA would lose.
 * @param rows what belongs to a row beyond its first `length` numbers is turned with it. [r][≥ length]
 */
export function turnedOrthogonal(rows: Matrix, length: number): Matrix {
  const turned = rows.map((row) => Float64Array.from(row));
  /** @returns whether a pair was farther from orthogonal than its numbers can be told apart */
  const sweep = (): boolean => {
    let isFar = false;
    for (const [p, one] of turned.entries()) {
      for (let q = p + 1; q < turned.length; q++) {
        const other = turned[q] ?? one;
        const [a, b, c] = [along(one, one, length), along(other, other, length), along(one, other, length)]; // prettier-ignore
        if (c === 0) continue;
        isFar ||= Math.abs(c) > UNIT_ROUNDOFF.f64 * Math.sqrt(a) * Math.sqrt(b);
        turn(one, other, (b - a) / (2 * c));
      }
    }
    return isFar;
  };
  // The last sweep turns by angles below a rounding: they are what tells how little a small row has of a large one.
  for (let i = 0; i < MOST_SWEEPS && sweep(); i++);
  return turned.map((row) => Array.from(row));
}

/** Σ of the products of their first `length` numbers. */
function along(one: Float64Array, other: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (one[i] ?? NaN) * (other[i] ?? NaN);
  return sum;
}

/** By the lesser of the two angles at which they are orthogonal. */
function turn(one: Float64Array, other: Float64Array, cotangent: number): void {
  const size = 1 / (Math.abs(cotangent) + Math.hypot(1, cotangent));
  const tangent = cotangent < 0 ? -size : size;
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let i = 0; i < one.length; i++) {
    const [x, y] = [one[i] ?? NaN, other[i] ?? NaN];
    one[i] = cosine * x - sine * y;
    other[i] = sine * x + cosine * y;
  }
}
