/** What is linear in a formula is solved for, whatever the rest (variable projection, Golub and Pereyra 1973). All f64. */
import type { basicOf } from '../../cpu/least-squares/factor.ts';
import { evaluatorOf } from '../../cpu/least-squares/linearised.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { solvedFor } from '../../cpu/least-squares/projection.ts';

export type Theta = readonly number[];

export interface Tried {
  /** [P] */
  readonly theta: Theta;
  /** Σ w·r² of the rows that were looked at. */
  readonly cost: number;
}

/** A model's free parameters solved for, and what comes of it: θ itself where there are none, or no numbers. */
export function projection(
  model: Model,
  rows: Observations,
  solutionOf: typeof basicOf,
): (theta: Theta) => Tried {
  const evaluator = evaluatorOf(model, rows);
  const { free } = model;
  return (theta) => {
    const solved = free.length === 0 ? undefined : solvedFor(evaluator, free, theta, solutionOf);
    const moved = solved === undefined ? theta : Array.from(solved);
    return { theta: moved, cost: evaluator.costAt(moved) };
  };
}

/** The best of those that were tried, from the least cost on, with one more. */
export function bestWith(best: readonly Tried[], tried: Tried, most: number): readonly Tried[] {
  if (!(tried.cost < (best[most - 1]?.cost ?? Infinity))) return best;
  return [...best, tried].toSorted((one, other) => one.cost - other.cost).slice(0, most);
}
