/** What a triangle says of the parameters: which combinations are determined, and how well. */
import { dot, each, type Matrix, type Vector } from '../../core/arithmetic/vectors.ts';
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import { turnedOrthogonal } from '../../core/arithmetic/turned.ts';
import type { Factor } from './observations.ts';
import type { Triangle } from './triangle.ts';

/** Of columns that f64 computed: what is left of one beside the others is no more than rounding. */
export const ROUNDING = UNIT_ROUNDOFF.f64 * 64;

/** R of the free parameters' columns, and Qᵀ·b. */
export interface Triangular {
  readonly at: (row: number, column: number) => number;
  readonly right: (row: number) => number;
}

export interface Analysed {
  readonly factor: Factor;
  /** The shortest x of R·x = Qᵀ·b, measured in columns of length 1, by the directions that are determined. [F] */
  readonly solution: readonly number[];
  /** The length of what of b lies along the directions that are determined: what a step could take away, were the model linear. */
  readonly along: number;
}

/**
 * By the singular values of R with columns of length 1.
 * @param free whose columns they are, by their places. [F]
 * @param noise a direction whose singular value is less than this share of the greatest is not determined
 */
export function analysed(
  { at, right }: Triangular,
  free: readonly number[],
  noise: number,
): Analysed {
  const all = [...free.keys()];
  const lengths = all.map((k) => Math.hypot(...all.slice(0, k + 1).map((i) => at(i, k))) || 1);
  const rows = all.map((i) => [
    ...all.map((k) => (k < i ? 0 : at(i, k) / (lengths[k] ?? NaN))),
    right(i),
  ]);
  // Each becomes σ·v, and uᵀ·Qᵀ·b behind it.
  const turned = turnedOrthogonal(rows, free.length).map((row) => {
    const direction = row.slice(0, free.length);
    return {
      direction,
      size: Math.sqrt(dot(direction, direction)),
      share: row[free.length] ?? NaN,
    };
  });
  const greatest = turned.reduce((so, { size }) => Math.max(so, size), 0);
  const determined = turned.filter(({ size }) => size > noise * greatest);
  const least = determined.reduce((so, { size }) => Math.min(so, size), Infinity);
  const own = (k: number, { direction, size }: (typeof turned)[number]): number =>
    (direction[k] ?? NaN) / size / size / (lengths[k] ?? NaN);
  return {
    factor: {
      free,
      inverse: all.map((k) => determined.map((one) => own(k, one))),
      condition: determined.length < free.length ? Infinity : greatest / least,
      undetermined: nullSpace(
        determined.map(({ direction, size }) => direction.map((v) => v / size)),
        lengths,
      ),
    },
    along: Math.hypot(...determined.map(({ share }) => share)),
    solution: all.map((k) => determined.reduce((sum, one) => sum + own(k, one) * one.share, 0)),
  };
}

/** Whether rounding is all that is left of a column beside those before it. */
function isSum(triangle: Triangle, k: number): boolean {
  return Math.abs(triangle.at(k, k)) <= ROUNDING * triangle.lengthOf(k);
}

/** x of R·x = Qᵀ·b; where the columns do not determine it the shortest, as {@link Analysed} has it. [F] */
export function shortestOf(triangle: Triangle, free: readonly number[]): ArrayLike<number> {
  if (free.every((_, k) => !isSum(triangle, k))) return triangle.solution();
  const right = (row: number): number => triangle.at(row, free.length);
  return analysed({ at: (i, k) => triangle.at(i, k), right }, free, ROUNDING).solution;
}

/** The same residuals at a small part of the cost: a column that is a sum of those before it has 0. [F] */
export function basicOf(triangle: Triangle, free: readonly number[]): ArrayLike<number> {
  const found = free.map(() => 0);
  for (let k = found.length - 1; k >= 0; k--) {
    if (isSum(triangle, k)) continue;
    let sum = triangle.at(k, found.length);
    for (let l = k + 1; l < found.length; l++) sum -= triangle.at(k, l) * (found[l] ?? NaN);
    found[k] = sum / triangle.at(k, k);
  }
  return found;
}

/** A share that small is a rounding. */
const NOTHING = 1e-6;

/**
 * The combinations that are at right angles to all that is determined, each of as few parameters as Gauss and Jordan's
 * elimination leaves.
 */
function nullSpace(determined: Matrix, lengths: Vector): Matrix {
  const rows = determined.map((row) => [...row]);
  const pivots: number[] = [];
  for (const [i] of rows.entries()) {
    // The greatest of what is left.
    let best = { size: 0, row: i, column: -1 };
    for (let r = i; r < rows.length; r++)
      for (const [column, value] of (rows[r] ?? []).entries())
        if (Math.abs(value) > best.size) best = { size: Math.abs(value), row: r, column };
    const chosen = rows[best.row] ?? [];
    rows[best.row] = rows[i] ?? [];
    const pivot = chosen[best.column] ?? NaN;
    rows[i] = chosen.map((value) => value / pivot);
    for (const [r, row] of rows.entries()) {
      const share = row[best.column] ?? NaN;
      if (r !== i && share !== 0)
        rows[r] = each((value, of) => value - share * of, row, rows[i] ?? []);
    }
    pivots.push(best.column);
  }
  const along = lengths.map((_, k) => k).filter((k) => !pivots.includes(k));
  return along.map((k) => {
    const moved = lengths.map((_, q) => (q === k ? 1 : -(rows[pivots.indexOf(q)]?.[k] ?? 0)));
    return each(
      (value, length) => (Math.abs(value) < NOTHING ? 0 : value / length),
      moved,
      lengths,
    );
  });
}
