/** A fit in which an outlier does not decide: Huber's loss, or the sum of absolute residuals. All f64. */
import { ConfigError } from '../../core/errors.ts';
import { blockTapeOf } from '../../core/formula/block-tape.ts';
import { prunedTo } from '../../core/formula/pruned.ts';
import type { Bounds } from '../../core/fits/types.ts';
import { normOf } from '../../core/statistics/scatter.ts';
import { descend } from '../../cpu/least-squares/levenberg-marquardt.ts';
import { SQUARES, absolute, huber, type Penalty } from '../../cpu/least-squares/penalty.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import type { Found } from './found.ts';
import type { Theta } from './projection.ts';

export type RobustLoss = 'huber' | 'l1';

export interface Robust extends Found {
  /** What takes the place of s² in the covariance: only approximately right. */
  readonly variance: number;
  /** Of Huber's loss: from which residual on it is a straight line. In units of y·√w */
  readonly delta: number | undefined;
}

/** Of normal residuals the median size is so much of their standard deviation. */
const MEDIAN_OF_NORMAL = 0.6744897501960817;
/** With this share of the scale Huber's loss has 95 % of least squares' efficiency where the residuals are normal. */
const EFFICIENT = 1.345;
/** √(π/2): how much less sure a median is than a mean. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2);
/** Widths, as shares of the scale, in which |r| is rounded off. */
const ROUGH = 0.01;
const WIDTHS = [1e-2, 1e-3, 1e-4, 1e-5];
/** Widths of the middle half (Tukey's outer fences). */
const OUTER = 3;
/** A residual of so many scales counts no more than that, where one minimum is preferred to another. */
const OUTLYING = 3;
const MOST_ROUNDS = 60;
/** A share of the sum of |r| that is less than its error by far. */
const SETTLED = 1e-4;
const LONG = 300;
/** To the rows that a sum of |r| goes through: they are near. */
const STEPS = 50;
/** Rows among which they are looked for. */
const POOL = 60;
/** Rows whose residuals are computed at once. */
const BLOCK = 256;

/**
 * From minima of least squares: first by absolute residuals, whose scale an outlier does not move, then, of Huber, with that
 * scale and its loss in turn until both stay (Huber 1981, § 7.8; the scale is the median size, as R's rlm takes it).
 * @param delta of Huber's loss, in units of y; where nothing is said 1.345 times the scale
 */
export function robustFrom(
  minima: readonly Found[],
  model: Model,
  observations: Observations,
  { loss, delta, bounds }: RobustOptions,
): Robust | undefined {
  const residualsAt = residualsOf(model, observations);
  const from = (start: Found, penalty: Penalty): Found => {
    const next = descend(model, observations, start.parameters, { mostIterations: LONG, bounds, penalty }); // prettier-ignore
    return { ...next, iterations: start.iterations + next.iterations, start: start.start };
  };
  const scaleAt = (at: Found): number => scaleOf(residualsAt(at.parameters), observations);
  /** In turn with the scale, until that changes by no more than `share`. */
  const settled = (start: Found, share: number, penaltyOf: (scale: number) => Penalty): Found => {
    let at = start;
    let scale = scaleAt(at);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      at = from(at, penaltyOf(scale));
      const next = scaleAt(at);
      const isSettled = Math.abs(next - scale) <= share * scale;
      scale = next;
      if (isSettled) break;
    }
    return at;
  };
  const sumAt = (theta: Theta): number =>
    residualsAt(theta).reduce((sum, r) => sum + Math.abs(r), 0);
  /** Ever less rounded off: each has its minimum near the last, and the sum of |r| at last no longer changes. */
  const sharpened = (start: Found): Found => {
    let at = start;
    let change = Infinity;
    for (const width of WIDTHS) {
      const next = from(at, absolute(width * scaleAt(start)));
      change = Math.abs(sumAt(next.parameters) / sumAt(at.parameters) - 1);
      at = next;
    }
    return at.isFlat || change > SETTLED ? at : { ...at, reason: 'cost', isFlat: true };
  };
  /** Of a linear model the least sum of |r| goes through as many rows as there are parameters: they are exchanged while that helps. */
  const throughRows = (at: Found): Found => {
    const { free } = at.factor;
    const sizes = residualsAt(at.parameters).map(Math.abs);
    const nearest = [...sizes.keys()].sort((i, j) => (sizes[i] ?? NaN) - (sizes[j] ?? NaN));
    const through = (rows: readonly number[], from: Theta) => {
      const some = (column: ArrayLike<number>): number[] => rows.map((i) => column[i] ?? NaN);
      const few = { inputs: observations.inputs.map(some), target: some(observations.target) };
      const { parameters: theta } = descend({ ...model, free }, few, from, { mostIterations: STEPS, bounds }); // prettier-ignore
      return { rows, theta, sum: sumAt(theta) };
    };
    let best = through(nearest.slice(0, free.length), at.parameters);
    for (let sum = Infinity; best.sum < sum;) {
      const before = best;
      ({ sum } = before);
      for (const k of before.rows.keys())
        for (const i of nearest.slice(0, POOL)) {
          if (before.rows.includes(i)) continue;
          const next = through(before.rows.with(k, i), before.theta);
          if (next.sum < best.sum) best = next;
        }
    }
    if (best.sum > sumAt(at.parameters)) return at;
    return { ...at, parameters: best.theta, reason: 'step', isFlat: true };
  };
  const begun = minima
    .map((one) => settled(one, 0.1, (scale) => absolute(ROUGH * scale)))
    // Of one that was found without some rows ŷ may be no number in those.
    .filter((one) => Number.isFinite(scaleAt(one)));
  // A median does not tell that a peak of few rows is missed, and the whole sum follows an outlier.
  const most = OUTLYING * begun.reduce((least, one) => Math.min(least, scaleAt(one)), Infinity);
  const missed = (one: Found): number =>
    residualsAt(one.parameters).reduce((sum, r) => sum + Math.min(Math.abs(r), most), 0);
  const [rough] = begun.toSorted((one, other) => missed(one) - missed(other));
  if (rough === undefined) return undefined;
  const found =
    loss === 'l1'
      ? throughRows(sharpened(rough))
      : settled(rough, 1e-10, (scale) => huber(delta ?? EFFICIENT * scale));
  const scale = scaleAt(found);
  const limit = delta ?? EFFICIENT * scale;
  const residuals = residualsAt(found.parameters);
  return {
    ...found,
    ...squaresAt(found, model, observations),
    variance:
      loss === 'l1'
        ? (MEDIAN_ERROR * scale) ** 2
        : huberVariance(residuals, limit, model.free.length),
    delta: loss === 'l1' ? undefined : limit,
  };
}

/**
 * The rows as they are searched, so that no start follows an outlier: y far outside the middle half is brought near, for it may
 * be the peak of a curve; and once more left out, for even near it may hold a steep curve in another minimum.
 */
export function tamed(observations: Observations): readonly Observations[] {
  const { inputs, target, weights } = observations;
  const sorted = Float64Array.from(target).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  const reach = OUTER * (at(0.75) - at(0.25));
  const [least, most] = [at(0.25) - reach, at(0.75) + reach];
  const near = Float64Array.from(target, (y) => Math.min(Math.max(y, least), most));
  const inside = [...near.keys()].filter((i) => near[i] === target[i]);
  const all = { ...observations, target: near };
  if (inside.length === target.length) return [all];
  const some = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(inside, (i) => column[i] ?? NaN);
  return [all, { inputs: inputs.map(some), target: some(target), weights: weights && some(weights) }]; // prettier-ignore
}

export interface RobustOptions {
  readonly loss: RobustLoss;
  readonly delta?: number | undefined;
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
}

/** A loss is in the unit of y, and squares of y have to be within f64. */
const MOST = 1e100;

/** @throws ConfigError where y is too large or too small for a robust loss */
export function checkSize(target: string, values: ArrayLike<number>, loss: RobustLoss): void {
  const size = normOf(values) / Math.sqrt(values.length);
  if (size <= MOST && (size === 0 || size >= 1 / MOST)) return;
  throw new ConfigError(target, `${target} is of the size of ${size.toPrecision(3)}, and with loss ${loss} that must be from 1e-100 to 1e100: ${size > 1 ? 'divide' : 'multiply'} it, or leave the loss out`); // prettier-ignore
}

/** √w·(y − ŷ). [n] */
export function residualsOf(
  { derived }: Model,
  { inputs, target, weights }: Observations,
): (theta: readonly number[]) => Float64Array {
  const { nodes, places } = prunedTo(derived, [derived.output]);
  const count = target.length;
  const tape = blockTapeOf({ nodes }, Math.min(BLOCK, count));
  const predictions = tape.valuesOf(places[0] ?? -1);
  return (theta) => {
    const residuals = new Float64Array(count);
    tape.begin(theta);
    for (let first = 0; first < count; first += BLOCK) {
      const rows = Math.min(BLOCK, count - first);
      tape.run(inputs, first, rows);
      for (let i = 0; i < rows; i++)
        residuals[first + i] = Math.sqrt(weights?.[first + i] ?? 1) * ((target[first + i] ?? NaN) - (predictions[i] ?? NaN)); // prettier-ignore
    }
    return residuals;
  };
}

/** The median size, as a standard deviation; never 0, so that a loss can be measured in it. */
function scaleOf(residuals: Float64Array, { target }: Observations): number {
  const sizes = residuals.map(Math.abs).sort();
  const half = sizes.length / 2;
  const median = ((sizes[Math.ceil(half) - 1] ?? NaN) + (sizes[Math.floor(half)] ?? NaN)) / 2;
  const greatest = Array.from(target).reduce((so, y) => Math.max(so, Math.abs(y)), 0);
  return median / MEDIAN_OF_NORMAL || Number.EPSILON * (greatest || 1);
}

/** Σw·r² and its triangle there, without the loss's weights. */
function squaresAt(
  found: Found,
  model: Model,
  observations: Observations,
): Pick<Found, 'residualSquares' | 'factor'> {
  const { residualSquares, factor } = descend(
    { ...model, free: found.factor.free },
    observations,
    found.parameters,
    { mostIterations: 0, penalty: SQUARES },
  );
  return { residualSquares, factor };
}

/** K²·(1/(n − P)·Σψ²)/(1/n·Σψ′)², K = 1 + P/n·var ψ′/(mean ψ′)² (Huber 1981, eq. 7.6.2). */
function huberVariance(residuals: Float64Array, delta: number, count: number): number {
  const n = residuals.length;
  const inside = residuals.filter((one) => Math.abs(one) <= delta).length / n;
  const squares = residuals.reduce((sum, one) => sum + Math.min(Math.abs(one), delta) ** 2, 0);
  const correction = 1 + ((count / n) * (1 - inside)) / inside;
  return (correction ** 2 * squares) / (n - count) / inside ** 2;
}
