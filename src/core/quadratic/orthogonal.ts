/** The columns of a linear model, made orthogonal: what its moments are, and the best θ, come from that. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { BLOCK, columnMean, type Column } from '../arithmetic/mean.ts';
import type { Features } from './columns.ts';
import type { Matrix, Vector } from '../arithmetic/vectors.ts';

/**
 * Φ = Q·R, where the columns of Q are orthogonal, and not scaled: of the line x − x̄ and 1. So H = 2·Rᵀ·D·R, and nothing
 * in it has cancelled.
 */
export interface Moments {
  /** R: row p says how much of each column lies along q_p; 1 in its own place, 0 for those after. [P][P] */
  readonly factor: Matrix;
  /** D: the mean square of q_p, of the line var(x) and 1; 0 where a column depends on those after it. [P] */
  readonly spreads: Vector;
}

export interface Orthogonal extends Moments {
  /** What f64 has rounded away of q_p: the root of its mean square. [P] */
  readonly noise: Vector;
  /** How much of y lies along q_p. [P] */
  readonly shares: Vector;
  /** The same of another column. [P] */
  readonly sharesOf: (column: Column) => Vector;
  /** The mean square of y before that, … [P] */
  readonly sizes: Vector;
  /** … and of what is left of y in the end. */
  readonly rest: number;
}

/** A product and a subtraction of each step, and the sums behind its factor. */
const STEP_ROUNDINGS = 4;
/** Of a feature that is computed: a few operations, each within an ulp or two. */
const FEATURE_ROUNDINGS = 16;

interface Direction {
  readonly at: Column;
  readonly spread: number;
  readonly isOne: boolean;
}

/**
 * By Gram and Schmidt's method as modified (Björck 1967), from the last column to the first, the constant, which most
 * models end with, before all others: then it is the means that go first. All sums are compensated.
 */
export function orthogonalised({ rows, features, target }: Features): Orthogonal {
  const u = UNIT_ROUNDOFF.f64;
  const mean = (column: Column): number => columnMean(rows, column);
  const shareOf = (column: Column, { at, isOne, spread }: Direction): number =>
    spread > 0 ? mean(isOne ? column : product(column, at)) / spread : 0;
  const done: Direction[] = [];
  const factor = features.map(() => features.map(() => 0));
  const noise = features.map(() => 0);
  for (const p of [...features.keys()].reverse()) {
    const feature = features[p];
    if (feature === undefined) continue;
    let rest = feature.at;
    let lost = feature.isGiven ? 0 : FEATURE_ROUNDINGS * u * Math.sqrt(mean(squared(rest)));
    for (const [k, direction] of done.entries()) {
      const { at, spread, isOne } = direction;
      const share = shareOf(rest, direction);
      (factor[features.length - 1 - k] ?? [])[p] = share;
      // A mean errs by the same in each row: along a column that is gone.
      if (!isOne) lost += STEP_ROUNDINGS * u * Math.abs(share) * Math.sqrt(spread);
      rest = less(rest, share, at);
    }
    (factor[p] ?? [])[p] = 1;
    noise[p] = lost;
    // What is left of several is asked for again and again.
    if (done.length > 1) rest = kept(rest, rows);
    const spread = feature.isOne && done.length === 0 ? 1 : mean(squared(rest));
    done.push({ at: rest, spread: spread > (2 * lost) ** 2 ? spread : 0, isOne: feature.isOne });
  }
  const along = (column: Column): { readonly shares: number[]; readonly rest: Column } => {
    let rest = column;
    const shares = done.map((direction) => {
      const share = shareOf(rest, direction);
      rest = less(rest, share, direction.at);
      return share;
    });
    return { shares: shares.reverse(), rest };
  };
  const { shares, rest } = along(target);
  const spreads = done.map(({ spread }) => spread).reverse();
  const whole = mean(squared(target));
  // Pythagoras
  const sizes = shares.map((_, p) => {
    const gone = shares.reduce((sum, share, q) => (q > p ? sum + share ** 2 * (spreads[q] ?? NaN) : sum), 0); // prettier-ignore
    return Math.max(0, whole - gone) + STEP_ROUNDINGS * u * whole;
  });
  const sharesOf = (column: Column): Vector => along(column).shares;
  return { factor, spreads, noise, shares, sharesOf, sizes, rest: mean(squared(rest)) };
}

function squared(of: Column): Column {
  return (first, into) => {
    of(first, into);
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? NaN) ** 2;
  };
}

function product(one: Column, other: Column): Column {
  const beside = new Float64Array(BLOCK);
  return (first, into) => {
    const values = beside.subarray(0, into.length);
    one(first, into);
    other(first, values);
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? NaN) * (values[i] ?? NaN);
  };
}

function less(from: Column, share: number, of: Column): Column {
  if (share === 0) return from;
  const beside = new Float64Array(BLOCK);
  return (first, into) => {
    const values = beside.subarray(0, into.length);
    from(first, into);
    of(first, values);
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? NaN) - share * (values[i] ?? NaN);
  };
}

function kept(of: Column, rows: number): Column {
  const values = new Float64Array(rows);
  for (let first = 0; first < rows; first += BLOCK)
    of(first, values.subarray(first, first + BLOCK));
  return (first, into) => into.set(values.subarray(first, first + into.length));
}
