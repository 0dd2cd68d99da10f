/** Householder's QR of a matrix that comes by blocks of rows, in double-double; only R is kept. */
import {
  SPLITTER,
  ZERO,
  add,
  divide,
  double,
  multiply,
  negate,
  squareRoot,
  subtract,
  type Double,
} from '../../core/arithmetic/double.ts';

/** Rows of a column: their values, and what f64 rounds away of them. */
export interface DoubleColumn {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/**
 * R of [A | b]: A = Q·R, and Qᵀ·b beside it. So A·x = b is solved by R·x = Qᵀ·b, and what is left of b has the length of
 * R's last entry (Golub 1965; by blocks: Demmel, Grigori, Hoemmen and Langou 2012).
 */
export class DoubleTriangle {
  /** By columns: entry i of column k, i ≤ k. [P + 1][P + 1] */
  readonly #columns: Double[][];

  /** @param width P + 1: the columns of A, and b */
  constructor(width: number) {
    this.#columns = Array.from({ length: width }, (_, k) => Array<Double>(k + 1).fill(ZERO));
  }

  at(row: number, column: number): Double {
    return this.#columns[column]?.[row] ?? ZERO;
  }

  /**
   * Takes more rows: each reflection brings one of their columns into R.
   * @param rows [P + 1] columns of as many rows, which are spent; their squares must stay finite
   */
  append(rows: readonly DoubleColumn[]): void {
    for (const [k, column] of rows.entries()) {
      const own = this.at(k, k);
      const below = dot(column, column);
      if (below.hi === 0) continue;
      const length = squareRoot(add(multiply(own, own), below));
      const head = own.hi > 0 ? negate(length) : length;
      // v = (own − head, column), and 2/vᵀv = 1/(head·(head − own))
      const first = subtract(own, head);
      const scale = multiply(head, negate(first));
      this.#put(k, k, head);
      for (let j = k + 1; j < rows.length; j++) {
        const other = rows[j];
        if (other === undefined) continue;
        const before = this.at(k, j);
        const along = divide(add(multiply(first, before), dot(column, other)), scale);
        this.#put(k, j, subtract(before, multiply(along, first)));
        subtractScaled(other, along, column);
      }
    }
  }

  #put(row: number, column: number, value: Double): void {
    const entries = this.#columns[column];
    if (entries !== undefined) entries[row] = value;
  }
}

/** Σ aᵢ·bᵢ, with the error of each product and each sum. */
function dot(a: DoubleColumn, b: DoubleColumn): Double {
  let hi = 0;
  let lo = 0;
  for (let i = 0; i < a.hi.length; i++) {
    const [aHi, bHi] = [a.hi[i] ?? NaN, b.hi[i] ?? NaN];
    const product = aHi * bHi;
    const [p, q] = [SPLITTER * aHi, SPLITTER * bHi];
    const [aHigh, bHigh] = [p - (p - aHi), q - (q - bHi)];
    const [aLow, bLow] = [aHi - aHigh, bHi - bHigh];
    const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) + (aHi * (b.lo[i] ?? NaN) + (a.lo[i] ?? NaN) * bHi); // prettier-ignore
    const sum = hi + product;
    const back = sum - hi;
    const error = hi - (sum - back) + (product - back) + (lo + lost);
    hi = sum + error;
    lo = error - (hi - sum);
  }
  return { hi, lo };
}

/** y −= s·x */
function subtractScaled(y: DoubleColumn, s: Double, x: DoubleColumn): void {
  const { hi: sHi, lo: sLo } = s;
  const p = SPLITTER * sHi;
  const sHigh = p - (p - sHi);
  const sLow = sHi - sHigh;
  for (let i = 0; i < y.hi.length; i++) {
    const [xHi, yHi] = [x.hi[i] ?? NaN, y.hi[i] ?? NaN];
    const product = sHi * xHi;
    const q = SPLITTER * xHi;
    const xHigh = q - (q - xHi);
    const xLow = xHi - xHigh;
    const lost = sLow * xLow - (product - sHigh * xHigh - sLow * xHigh - sHigh * xLow) + (sHi * (x.lo[i] ?? NaN) + sLo * xHi); // prettier-ignore
    const sum = yHi - product;
    const back = sum - yHi;
    const error = yHi - (sum - back) - (product + back) + ((y.lo[i] ?? NaN) - lost);
    const hi = sum + error;
    y.hi[i] = hi;
    y.lo[i] = error - (hi - sum);
  }
}

/** x of R·x = b, R of the first `size` columns: back substitution. Where R has a 0, x is 0 there. */
export function solveTriangle(
  triangle: Pick<DoubleTriangle, 'at'>,
  right: readonly Double[],
): readonly Double[] {
  const found = right.map(() => double(NaN));
  for (let p = right.length - 1; p >= 0; p--) {
    let sum = right[p] ?? ZERO;
    for (let k = p + 1; k < right.length; k++)
      sum = subtract(sum, multiply(triangle.at(p, k), found[k] ?? ZERO));
    const own = triangle.at(p, p);
    found[p] = own.hi === 0 ? ZERO : divide(sum, own);
  }
  return found;
}
