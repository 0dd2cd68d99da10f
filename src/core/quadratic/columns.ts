/** A linear model as columns: ŷ = Σ φp(x)·θp, and a part without θ. */
import { SPLITTER } from '../arithmetic/double.ts';
import { BLOCK, type Column } from '../arithmetic/mean.ts';
import type { Vector } from '../arithmetic/vectors.ts';

export interface Feature {
  readonly at: Column;
  /** 1 in each row: a product with it is exact. */
  readonly isOne: boolean;
  /** Whether its values are those of the data or a constant, with no rounding in them. */
  readonly isGiven: boolean;
}

export interface Features {
  readonly rows: number;
  /** φp = ∂ŷ/∂θp, f64. [P] */
  readonly features: readonly Feature[];
  /** y less what of ŷ has no θ. */
  readonly target: Column;
}

export function constant(value: number): Column {
  return (_first, into) => {
    into.fill(value);
  };
}

export function copied(column: ArrayLike<number>): Column {
  return (first, into) => {
    for (let i = 0; i < into.length; i++) into[i] = column[first + i] ?? NaN;
  };
}

export const ONE: Feature = { at: constant(1), isOne: true, isGiven: true };

export function given(at: Column): Feature {
  return { at, isOne: false, isGiven: true };
}

/**
 * y − Σ φp·θp, where nothing is lost when the terms cancel: in twice the digits, and then rounded. Products and sums are those
 * of double.ts, written out for all rows of a block.
 */
export function leftBy({ features, target }: Features, theta: Vector): Column {
  const beside = new Float64Array(BLOCK);
  const lost = new Float64Array(BLOCK);
  return (first, into) => {
    const values = beside.subarray(0, into.length);
    target(first, into);
    lost.fill(0);
    for (const [p, { at }] of features.entries()) {
      const b = -(theta[p] ?? NaN);
      const wide = SPLITTER * b;
      const high = wide - (wide - b);
      const low = b - high;
      at(first, values);
      for (let i = 0; i < into.length; i++) {
        const [a, y] = [values[i] ?? NaN, into[i] ?? NaN];
        const product = a * b;
        const cut = SPLITTER * a;
        const aHigh = cut - (cut - a);
        const aLow = a - aHigh;
        const sum = y + product;
        const back = sum - y;
        into[i] = sum;
        lost[i] = (lost[i] ?? NaN) + (aLow * low - (product - aHigh * high - aLow * high - aHigh * low)) + (y - (sum - back) + (product - back)); // prettier-ignore
      }
    }
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? NaN) + (lost[i] ?? NaN);
  };
}
