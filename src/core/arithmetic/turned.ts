import { UNIT_ROUNDOFF } from './floats.ts';
import { dot, each, type Matrix, type Vector } from './vectors.ts';

const MOST_SWEEPS = 60;

/**
 * Rows turned in pairs until all are orthogonal (Hestenes 1958): then each is √(λ/2) times an eigenvector. Rows of very
 * different size keep the digits of the small ones (Demmel and Veselić 1992), which those of AᵀA would lose.
 * @param rows what belongs to a row beyond its first `length` numbers is turned with it. [r][≥ length]
 */
export function turnedOrthogonal(rows: Matrix, length: number): Matrix {
  const turned = rows.map((row) => [...row]);
  const along = (p: number, q: number): number =>
    dot((turned[p] ?? []).slice(0, length), turned[q] ?? []);
  /** @returns whether a pair was farther from orthogonal than its numbers can be told apart */
  const sweep = (): boolean => {
    let isFar = false;
    for (let p = 0; p < turned.length; p++) {
      for (let q = p + 1; q < turned.length; q++) {
        const [a, b, c] = [along(p, p), along(q, q), along(p, q)];
        if (c === 0) continue;
        isFar ||= Math.abs(c) > UNIT_ROUNDOFF.f64 * Math.sqrt(a) * Math.sqrt(b);
        const [one, other] = turn(turned[p] ?? [], turned[q] ?? [], (b - a) / (2 * c));
        turned[p] = one;
        turned[q] = other;
      }
    }
    return isFar;
  };
  // The last sweep turns by angles below a rounding: they are what tells how little a small row has of a large one.
  for (let i = 0; i < MOST_SWEEPS && sweep(); i++);
  return turned;
}

/** By the lesser of the two angles at which they are orthogonal. */
function turn(one: Vector, other: Vector, cotangent: number): [number[], number[]] {
  const size = 1 / (Math.abs(cotangent) + Math.hypot(1, cotangent));
  const tangent = cotangent < 0 ? -size : size;
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  return [
    each((x, y) => cosine * x - sine * y, one, other),
    each((x, y) => sine * x + cosine * y, one, other),
  ];
}
