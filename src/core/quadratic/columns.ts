/** A linear model as columns: ŷ = Σ φp(x)·θp, and a part without θ. */
import type { Column } from '../arithmetic/mean.ts';

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
