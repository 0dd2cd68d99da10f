/** The parameters in which a model is linear, solved for at each step of the others (variable projection: Golub and Pereyra 1973, Kaufman 1975). */
import type { Bounds } from '../../core/fits/types.ts';
import { linearOf } from '../../core/formula/linear.ts';
import { reduced } from './bounded-step.ts';
import { ROUNDING, basicOf } from './factor.ts';
import { evaluatorOf, type Evaluator } from './linearised.ts';
import type { Model, Observations } from './observations.ts';
import type { Triangle } from './triangle.ts';

export interface Projection {
  /**
   * θ with the linear parameters at their least squares; undefined where those are no numbers. [P]
   * @param solutionOf `shortestOf` takes long where columns are nearly one
   */
  readonly project: (theta: Float64Array, solutionOf?: typeof basicOf) => Float64Array | undefined;
  /** Lengths that a damping is measured in: of a column what the linear ones leave of it, and of those next to nothing. [F] */
  readonly unitsOf: (triangle: Triangle, damping: number) => number[];
}

/**
 * The least squares of those parameters in which ŷ is linear, the others as they are.
 * @param solutionOf `shortestOf` takes long where columns are nearly one
 * @returns undefined where they are no numbers. [P]
 */
export function solvedFor(
  { linearise }: Pick<Evaluator, 'linearise'>,
  linear: readonly number[],
  theta: ArrayLike<number>,
  solutionOf: typeof basicOf,
): Float64Array | undefined {
  const moved = Float64Array.from(theta);
  // From 0 on: of many that are the same, the least.
  for (const p of linear) moved[p] = 0;
  const found = solutionOf(linearise(moved).triangle, linear);
  for (const [k, p] of linear.entries()) moved[p] = found[k] ?? NaN;
  return linear.every((p) => Number.isFinite(moved[p])) ? moved : undefined;
}

/** Of a linear column: enough that two of them that are one have a step, and too little to hold it back. */
const HARDLY = 1e-12;
/** Of another at least that share is left: less may be rounding. */
const SOME = 1e-10;

/** @returns undefined of a model without such parameters, and of one without others */
export function projectionOf(
  model: Model,
  observations: Observations,
  bounds: readonly (Bounds | undefined)[],
): Projection | undefined {
  const { free, derived } = model;
  const linear = linearOf(derived, free).filter((p) => bounds[p] === undefined);
  if (linear.length === 0 || linear.length === free.length) return undefined;
  const evaluator = evaluatorOf({ ...model, free: linear }, observations);
  const first = linear.map((p) => free.indexOf(p));
  const order = [...first, ...[...free.keys()].filter((k) => !first.includes(k))];
  // Of a formula that says one thing twice rounding is all that is left anywhere, also where a descent sets out.
  let still: ReadonlySet<number> | undefined;
  return {
    project: (theta, solutionOf = basicOf) => solvedFor(evaluator, linear, theta, solutionOf),
    unitsOf(triangle, damping) {
      const sorted = reduced(triangle, order);
      const left = (j: number, from: number): number => Math.hypot(...Array.from({ length: j + 1 - from }, (_, i) => sorted.at(from + i, j))); // prettier-ignore
      still ??= new Set(
        order.filter(
          (k, j) => j >= first.length && left(j, first.length) <= ROUNDING * triangle.lengthOf(k),
        ),
      );
      const units = free.map(() => 0);
      for (const [j, k] of order.entries()) {
        const isLinear = j < first.length;
        const own = left(j, isLinear ? 0 : first.length);
        const whole = triangle.lengthOf(k);
        if (isLinear) units[k] = (HARDLY / Math.sqrt(damping)) * own;
        // What only rounding tells from the linear ones stays where it is.
        else units[k] = still.has(k) ? whole / Math.sqrt(damping) : Math.max(own, SOME * whole); // prettier-ignore
      }
      return units;
    },
  };
}
