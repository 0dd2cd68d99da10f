/** What is linear in a formula is solved for, whatever the rest (variable projection, Golub and Pereyra 1973). All f64. */
import type { basicOf } from '../../cpu/least-squares/factor.ts';
import { evaluatorOf } from '../../cpu/least-squares/linearised.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';

export type Theta = readonly number[];

export interface Tried {
  /** [P] */
  readonly theta: Theta;
  /** Σ w·r² of the rows that were looked at. */
  readonly cost: number;
}

/** The least squares of those parameters in which ŷ is linear, the others as they are. */
export function projection(
  model: Model,
  rows: Observations,
  solutionOf: typeof basicOf,
): (theta: Theta) => Tried {
  const { costAt, linearise } = evaluatorOf(model, rows);
  const { free } = model;
  return (theta) => {
    // From 0 on: of many that are the same, the least.
    const from = theta.map((value, p) => (free.includes(p) ? 0 : value));
    const found = Array.from(solutionOf(linearise(from).triangle, free));
    if (found.length === 0 || !found.every(Number.isFinite)) return { theta, cost: costAt(theta) };
    const moved = theta.map((value, p) => found[free.indexOf(p)] ?? value);
    return { theta: moved, cost: costAt(moved) };
  };
}
