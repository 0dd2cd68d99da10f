/** Where a descent is, and what a step from there would be. */
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import type { Bounds } from '../../core/fits/types.ts';
import { boundedStep, clamped, isHeld, reduced } from './bounded-step.ts';
import { ROUNDING, analysed, type Analysed } from './factor.ts';
import type { Linearised } from './linearised.ts';
import type { Triangle } from './triangle.ts';

export interface Stand {
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

export interface Step {
  /** Of each free parameter. [F] */
  readonly by: readonly number[];
  /** By how much the linear model has the sum fall. */
  readonly promised: number;
  /** As a share of θ. */
  readonly size: number;
}

/** @param rows how many */
export function standAt(
  theta: Float64Array,
  { cost, triangle, size }: Linearised,
  { free, limits, rows }: { readonly free: readonly number[]; readonly limits: readonly Bounds[]; readonly rows: number }, // prettier-ignore
): Stand {
  const slopes = free.map((_, k) => triangle.slopeOf(k));
  const held = [...free.keys()].filter((k) => isHeld(theta[free[k] ?? -1] ?? NaN, slopes[k] ?? NaN, limits[k])); // prettier-ignore
  const angles = slopes.map((slope, k) => (held.includes(k) ? 0 : Math.abs(slope) / (triangle.lengthOf(k) || 1))); // prettier-ignore
  return { theta, cost, triangle, held, gradient: Math.max(0, ...angles), noise: UNIT_ROUNDOFF.f64 * size * Math.sqrt(rows) }; // prettier-ignore
}

/** @param dampingUnits lengths of the columns that the damping is measured in. [F] @param units those that a share of θ is. [F] */
export function stepFrom(
  { theta, triangle, held }: Stand,
  free: readonly number[],
  { damping, dampingUnits, units, limits }: { readonly damping: number; readonly dampingUnits: readonly number[]; readonly units: readonly number[]; readonly limits: readonly Bounds[] }, // prettier-ignore
): Step {
  const values = free.map((p) => theta[p] ?? NaN);
  const by = boundedStep(triangle, values, { damping, units: dampingUnits, held, limits });
  return { by, promised: promiseOf(triangle, by), size: relativeSize(by, values, units) };
}

/**
 * Gauss and Newton's step, the shortest of those that promise most.
 * @returns undefined where it leads beyond a bound
 */
export function shortestFrom(
  { theta, held }: Stand,
  { solution, along }: Analysed,
  free: readonly number[],
  { units, limits }: { readonly units: readonly number[]; readonly limits: readonly Bounds[] },
): Step | undefined {
  const moving = [...free.keys()].filter((k) => !held.includes(k));
  const values = free.map((p) => theta[p] ?? NaN);
  const by = free.map((_, k) => solution[moving.indexOf(k)] ?? 0);
  const isWithin = by.every((one, k) => clamped((values[k] ?? NaN) + one, limits[k]) === (values[k] ?? NaN) + one); // prettier-ignore
  return isWithin ? { by, promised: along ** 2, size: relativeSize(by, values, units) } : undefined;
}

/** θ after a step, within its bounds. */
export function moved(
  theta: Float64Array,
  by: readonly number[],
  free: readonly number[],
  limits: readonly Bounds[],
): Float64Array {
  const next = theta.slice();
  for (const [k, p] of free.entries()) next[p] = clamped((theta[p] ?? NaN) + (by[k] ?? NaN), limits[k]); // prettier-ignore
  return next;
}

/** What the triangle says of those that no bound holds. */
export function analysedAt({ triangle, held }: Stand, free: readonly number[]): Analysed {
  const moving = [...free.keys()].filter((k) => !held.includes(k));
  const own = reduced(triangle, moving);
  return analysed(
    { at: (i, k) => own.at(i, k), right: (i) => own.at(i, moving.length) },
    moving.map((k) => free[k] ?? NaN),
    ROUNDING,
  );
}

/** How much less the linear model has after the step: ‖z‖² − ‖z − R·δ‖². */
function promiseOf(triangle: Triangle, step: readonly number[]): number {
  const last = triangle.width - 1;
  let gain = 0;
  for (let i = 0; i < last; i++) {
    let sum = 0;
    for (let k = i; k < last; k++) sum += triangle.at(i, k) * (step[k] ?? NaN);
    gain += sum * (2 * triangle.at(i, last) - sum);
  }
  return gain;
}

/** Of what each parameter contributes, the greatest share that a step changes. */
function relativeSize(
  step: readonly number[],
  values: readonly number[],
  units: readonly number[],
): number {
  let [part, whole] = [0, 0];
  for (const [k, unit] of units.entries()) {
    part = Math.max(part, Math.abs((step[k] ?? NaN) * unit));
    whole = Math.max(whole, Math.abs((values[k] ?? NaN) * unit));
  }
  return whole > 0 ? part / whole : part;
}
