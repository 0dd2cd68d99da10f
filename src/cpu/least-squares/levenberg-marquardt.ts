/** The nearest least squares of a model that is not linear (Levenberg 1944, Marquardt 1963). */
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import type { Bounds } from '../../core/fits/types.ts';
import { atOnce, type InPieces } from '../../core/work/pieces.ts';
import { NO_BOUNDS } from './bounded-step.ts';
import { shortestOf, type Analysed } from './factor.ts';
import { evaluatorOf } from './linearised.ts';
import type { Minimum, Model, Observations } from './observations.ts';
import { newtonStep } from './newton.ts';
import type { Penalty } from './penalty.ts';
import { projectionOf } from './projection.ts';
import {
  analysedAt,
  moved,
  shortestFrom,
  standAt,
  stepFrom,
  type Stand,
  type Step,
} from './stand.ts';

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
/** What a step without any is damped by where it brings nothing. */
const GENTLE = 1e-12;
/** A step must bring this share of what the linear model promises. */
const WORTH_TAKING = 1e-4;
/** What a step promises, as a share of Σ w·r², from where on digits of θ count, no longer those of the sum. */
const NEAR = 1e-9;
/** A cosine that small is that of a right angle. */
const RIGHT_ANGLE = 1e-5;
/** Of the residuals' length what may lie along all of them together: Σ w·r² could fall by 10⁻⁶ of itself (Bates and Watts 1981 ask for 10⁻³). */
const OFFSET = 1e-3;
/** A step by the gradient that leaves more than this share of it: the model bends, and Newton's step is tried. */
const SLOW = 0.5;
/** Rounding is not the reason. */
const FINE = 100;
/** For more parameters differences would take long. */
const MOST_CURVED = 16;
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
  const projection = penalty === undefined ? projectionOf(model, observations, bounds) : undefined;
  const { length: rows } = observations.target;
  let units = free.map(() => 0);
  const stand = (theta: Float64Array): Stand => {
    const linearised = evaluator.linearise(theta);
    units = units.map((unit, k) => Math.max(unit, linearised.triangle.lengthOf(k)));
    return standAt(theta, linearised, { free, limits, rows });
  };
  const step = (from: Stand, damping: number, dampingUnits = units): Step =>
    stepFrom(from, free, { damping, dampingUnits, units, limits });
  const bentFrom = (from: Stand): Stand | undefined => {
    const moving = [...free.entries()].flatMap(([column, place]) => from.held.includes(column) ? [] : [{ column, place }]); // prettier-ignore
    const found = newtonStep(evaluator.linearise, from.theta, from, moving);
    if (found === undefined) return undefined;
    const by = free.map((_, k) => found[moving.findIndex(({ column }) => column === k)] ?? 0);
    return stand(moved(from.theta, by, free, limits));
  };
  /** With the linear parameters at their least squares, where that helps. */
  const settled = (plain: Float64Array, below: number): Tried => {
    const projected = projection?.project(plain);
    const cost = projected === undefined ? Infinity : evaluator.costAt(projected);
    if (projected !== undefined && cost < below) return { theta: projected, cost };
    return { theta: plain, cost: evaluator.costAt(plain) };
  };

  // Of a sum that an outlier makes, the others are a small share.
  const near = penalty === undefined ? NEAR : U * 16;
  const begin = Float64Array.from(start);
  let at = stand(projection === undefined ? begin : settled(begin, Infinity).theta);
  let damping = FIRST_DAMPING;
  let growth = 2;
  let iterations = 0;
  let reason: Reason = Number.isFinite(at.cost) ? 'iterations' : 'not-finite';

  // By the sum of squares.
  while (reason === 'iterations' && iterations < mostIterations) {
    const { by, promised } = step(at, damping, projection?.unitsOf(at.triangle, damping));
    if (promised <= Math.max(near * at.cost, at.noise ** 2)) break;
    iterations++;
    yield shareAt(iterations);
    const next = settled(moved(at.theta, by, free, limits), at.cost);
    const kept = (at.cost - next.cost) / promised;
    if (kept > WORTH_TAKING) {
      at = stand(next.theta);
      damping = Math.max(LEAST_DAMPING, damping * Math.max(1 / 3, 1 - (2 * kept - 1) ** 3));
      growth = 2;
    } else {
      damping *= growth;
      growth *= 2;
      if (damping > MOST_DAMPING) break;
    }
  }
  const shortest = projection?.project(at.theta, shortestOf);
  if (shortest !== undefined && evaluator.costAt(shortest) <= at.cost * (1 + NEAR)) at = stand(shortest); // prettier-ignore
  // By the gradient, along all that is determined: of a valley between columns each of them shows next to nothing.
  let seen = analysedAt(at, free);
  // Far away a curve that answers to nothing is flat, too.
  const isNear = ({ cost }: Stand): boolean => cost <= at.cost * (1 + NEAR);
  let failures = 0;
  let isCurved = penalty === undefined && free.length <= MOST_CURVED;
  damping = 0;
  while (reason === 'iterations' && iterations < mostIterations) {
    if (seen.along <= (failures === 0 ? at.noise : FINE * at.noise)) {
      reason = 'gradient';
      break;
    }
    const { by, size } = (damping === 0 ? shortestFrom(at, seen, free, { units, limits }) : undefined) ?? step(at, damping); // prettier-ignore
    if (size <= U || failures > MOST_FAILURES) {
      reason = size <= SMALL ? 'step' : 'cost';
      break;
    }
    iterations++;
    yield shareAt(iterations);
    let there = stand(moved(at.theta, by, free, limits));
    let seenThere = analysedAt(there, free);
    if (isCurved && seenThere.along > SLOW * seen.along && seen.along > FINE * at.noise) {
      const bent = bentFrom(at);
      const seenBent = bent && analysedAt(bent, free);
      isCurved = bent !== undefined && seenBent !== undefined && seenBent.along < SLOW * seen.along && isNear(bent); // prettier-ignore
      if (isCurved && bent !== undefined && seenBent !== undefined) [there, seenThere] = [bent, seenBent]; // prettier-ignore
    }
    if (seenThere.along < seen.along && isNear(there)) {
      [at, seen] = [there, seenThere];
      damping = damping > LEAST_DAMPING ? damping / 10 : 0;
      failures = 0;
    } else {
      damping = Math.max(100 * damping, GENTLE);
      failures++;
    }
  }
  // One without a slope is not held by its bound: nothing draws it.
  const end = { ...at, held: at.held.filter((k) => at.triangle.slopeOf(k) !== 0) };
  const { unit } = evaluator;
  let known = end.held.length === at.held.length ? seen : undefined;
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

/** The same in one go. */
export function descend(...asked: Parameters<typeof descendInPieces>): Descended {
  return atOnce(descendInPieces(...asked));
}

function shareAt(iterations: number): number {
  return iterations / (iterations + USUAL_ITERATIONS);
}

/** A θ that was tried, and its cost. */
interface Tried {
  readonly theta: Float64Array;
  readonly cost: number;
}
