/** The nearest least squares of a model that is not linear (Levenberg 1944, Marquardt 1963). */
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import type { Bounds } from '../../core/fits/types.ts';
import { atOnce, type InPieces } from '../../core/work/pieces.ts';
import { NO_BOUNDS, boundedStep, clamped, isHeld, reduced } from './bounded-step.ts';
import { ROUNDING, analysed, type Analysed } from './factor.ts';
import { evaluatorOf } from './linearised.ts';
import type { Minimum, Model, Observations } from './observations.ts';
import type { Penalty } from './penalty.ts';
import type { Triangle } from './triangle.ts';

/** Why it stopped. */
export type Reason =
  /** The residuals are at right angles to all that a parameter could change. */
  | 'gradient'
  /** A further step would move no digit of θ. */
  | 'step'
  /** A further step would move no digit of Σ w·r². */
  | 'cost'
  /** As many iterations as were allowed. */
  | 'iterations'
  /** At the start ŷ is not finite. */
  | 'not-finite';

export interface Descended extends Minimum {
  /** Σ w·r² in a unit that brings the greatest |y| near 1: what fits of the same rows are compared by, whatever the size of y. */
  readonly cost: number;
  readonly reason: Reason;
  /** Whether the residuals are at right angles to all that a parameter could change, as they are at a minimum. */
  readonly isFlat: boolean;
  readonly iterations: number;
  /** Those that stand at a bound beyond which Σ w·r² would be less, by their places. */
  readonly atBound: readonly number[];
}

export interface DescentOptions {
  readonly mostIterations: number;
  /** By place; nothing for one without bounds. */
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
  readonly penalty?: Penalty | undefined;
}

const U = UNIT_ROUNDOFF.f64;
/** Columns of length 1: a damping of 1 doubles their squares. */
const FIRST_DAMPING = 1e-3;
const LEAST_DAMPING = 1e-15;
const MOST_DAMPING = 1e15;
/** A step must bring this share of what the linear model promises. */
const WORTH_TAKING = 1e-4;
/** What a step promises, as a share of Σ w·r², from where on digits of θ count, no longer those of the sum. */
const NEAR = 1e-9;
/** A cosine that small is that of a right angle. */
const RIGHT_ANGLE = 1e-5;
/** Of the residuals' length what may lie along all of them together: Σ w·r² could fall by 10⁻⁶ of itself (Bates and Watts 1981 ask for 10⁻³). */
const OFFSET = 1e-3;
/** Steps in a row that bring no smaller gradient. */
const MOST_FAILURES = 6;
/** A step that changes less than this share of θ leaves it where it is. */
const SMALL = 1e-6;
/** Most are half done by then; nobody knows how many there will be. */
const USUAL_ITERATIONS = 8;

/**
 * Each step is the least squares of the damped, linearised model, from QR, in units in which the Jacobian's columns have
 * length 1 (Moré 1978); the damping follows from how much of its promise a step kept (Nielsen 1999). Near the minimum, where
 * the sum of squares has no more digits to tell one θ from another, the gradient does. Parameters at a bound that the gradient
 * holds there take no part.
 * @param start within the bounds. [P]
 */
export function* descendInPieces(
  model: Model,
  observations: Observations,
  start: ArrayLike<number>,
  { mostIterations, bounds = [], penalty }: DescentOptions,
): InPieces<Descended> {
  const { free } = model;
  const evaluator = evaluatorOf(model, observations, penalty);
  const limits = free.map((p) => bounds[p] ?? NO_BOUNDS);
  let units = free.map(() => 0);
  const standAt = (theta: Float64Array): Stand => {
    const { cost, triangle, size } = evaluator.linearise(theta);
    units = units.map((unit, k) => Math.max(unit, triangle.lengthOf(k)));
    const slopes = units.map((_, k) => triangle.slopeOf(k));
    const held = [...free.keys()].filter((k) => isHeld(theta[free[k] ?? -1] ?? NaN, slopes[k] ?? NaN, limits[k])); // prettier-ignore
    const angles = slopes.map((slope, k) => (held.includes(k) ? 0 : Math.abs(slope) / (triangle.lengthOf(k) || 1))); // prettier-ignore
    return { theta, cost, triangle, held, gradient: Math.max(0, ...angles), noise: U * size * Math.sqrt(observations.target.length) }; // prettier-ignore
  };
  const stepFrom = ({ theta, triangle, held }: Stand, damping: number): Step => {
    const step = boundedStep(
      triangle,
      free.map((p) => theta[p] ?? NaN),
      { damping, units, held, limits },
    );
    const next = theta.slice();
    for (const [k, p] of free.entries()) next[p] = clamped((theta[p] ?? NaN) + (step[k] ?? NaN), limits[k]); // prettier-ignore
    return {
      next,
      promised: promiseOf(triangle, step),
      size: relativeSize(step, theta, free, units),
    };
  };

  // Of a sum that an outlier makes, the others are a small share.
  const near = penalty === undefined ? NEAR : U * 16;
  let at = standAt(Float64Array.from(start));
  let damping = FIRST_DAMPING;
  let growth = 2;
  let iterations = 0;
  let reason: Reason = Number.isFinite(at.cost) ? 'iterations' : 'not-finite';

  // By the sum of squares.
  while (reason === 'iterations' && iterations < mostIterations) {
    const { next, promised } = stepFrom(at, damping);
    if (promised <= near * at.cost || at.gradient <= at.noise) break;
    iterations++;
    yield shareAt(iterations);
    const cost = evaluator.costAt(next);
    const kept = (at.cost - cost) / promised;
    if (kept > WORTH_TAKING) {
      at = standAt(next);
      damping = Math.max(LEAST_DAMPING, damping * Math.max(1 / 3, 1 - (2 * kept - 1) ** 3));
      growth = 2;
    } else {
      damping *= growth;
      growth *= 2;
      if (damping > MOST_DAMPING) break;
    }
  }
  // By the gradient.
  let failures = 0;
  while (reason === 'iterations' && iterations < mostIterations) {
    if (at.gradient <= at.noise) {
      reason = 'gradient';
      break;
    }
    const { next, size } = stepFrom(at, damping);
    if (size <= U || failures > MOST_FAILURES) {
      reason = size <= SMALL ? 'step' : 'cost';
      break;
    }
    iterations++;
    yield shareAt(iterations);
    const there = standAt(next);
    if (there.gradient < at.gradient) {
      at = there;
      damping = Math.max(LEAST_DAMPING, damping / 10);
      failures = 0;
    } else {
      damping *= failures === 0 ? 1 : 10;
      if (failures === 0) damping = Math.max(damping, 1e-6);
      failures++;
    }
  }
  // One without a slope is not held by its bound: nothing draws it.
  const end = { ...at, held: at.held.filter((k) => at.triangle.slopeOf(k) !== 0) };
  const { unit } = evaluator;
  let known: Analysed | undefined;
  // Of many short descents most are not asked how sure they are.
  const analysis = (): Analysed => (known ??= analysedAt(end, free));
  return {
    parameters: Array.from(end.theta),
    cost: end.cost,
    residualSquares: end.cost / unit / unit,
    get factor() {
      const { factor } = analysis();
      return { ...factor, inverse: factor.inverse.map((row) => row.map((value) => value * unit)) };
    },
    reason,
    get isFlat() {
      const isSmall = (length: number, share: number): boolean => length <= Math.max(share * Math.sqrt(end.cost), 100 * end.noise); // prettier-ignore
      return isSmall(end.gradient, RIGHT_ANGLE) && isSmall(analysis().along, OFFSET);
    },
    iterations,
    atBound: end.held.map((k) => free[k] ?? NaN),
  };
}

/** What the triangle says of those that no bound holds. */
function analysedAt({ triangle, held }: Stand, free: readonly number[]): Analysed {
  const moving = [...free.keys()].filter((k) => !held.includes(k));
  const own = reduced(triangle, moving);
  return analysed(
    { at: (i, k) => own.at(i, k), right: (i) => own.at(i, moving.length) },
    moving.map((k) => free[k] ?? NaN),
    ROUNDING,
  );
}

/** The same in one go. */
export function descend(...asked: Parameters<typeof descendInPieces>): Descended {
  return atOnce(descendInPieces(...asked));
}

function shareAt(iterations: number): number {
  return iterations / (iterations + USUAL_ITERATIONS);
}

/** Where the descent is. */
interface Stand {
  readonly theta: Float64Array;
  readonly cost: number;
  readonly triangle: Triangle;
  /** Of the free parameters those that a bound holds. */
  readonly held: readonly number[];
  /** The greatest share of the residuals along what one parameter changes: 0 at a minimum. */
  readonly gradient: number;
  /** What of it may be rounding. */
  readonly noise: number;
}

interface Step {
  readonly next: Float64Array;
  /** By how much the linear model has the sum fall. */
  readonly promised: number;
  /** As a share of θ. */
  readonly size: number;
}

/** How much less the linear model has after the step: ‖z‖² − ‖z − R·δ‖². */
function promiseOf(triangle: Triangle, step: readonly number[]): number {
  const last = triangle.width - 1;
  let gain = 0;
  for (let i = 0; i < last; i++) {
    let moved = 0;
    for (let k = i; k < last; k++) moved += triangle.at(i, k) * (step[k] ?? NaN);
    gain += moved * (2 * triangle.at(i, last) - moved);
  }
  return gain;
}

/** Of what each parameter contributes, the greatest share that a step changes. */
function relativeSize(
  step: readonly number[],
  theta: ArrayLike<number>,
  free: readonly number[],
  units: readonly number[],
): number {
  let [moved, whole] = [0, 0];
  for (const [k, p] of free.entries()) {
    moved = Math.max(moved, Math.abs((step[k] ?? NaN) * (units[k] ?? NaN)));
    whole = Math.max(whole, Math.abs((theta[p] ?? NaN) * (units[k] ?? NaN)));
  }
  return whole > 0 ? moved / whole : moved;
}
