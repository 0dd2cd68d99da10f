import type { Arithmetic } from '../formula/arithmetic.ts';
import { parameterCountOf } from '../models/model.ts';
import type { Problem } from '../types.ts';
import { groupOfEach, recipesOf } from './groups.ts';
import { optimizerOf, type Optimizer } from './index.ts';
import type { Recipe } from './recipe.ts';

/** How all parameters of a model move: each by the optimizer of its group. */
export interface Movement {
  /** At least one: the first moves what is in no group. */
  readonly optimizers: readonly Optimizer[];
  /** Which of them moves each parameter. [P] */
  readonly groupOf: readonly number[];
  /** Of each parameter: the most that one of them keeps. */
  readonly slotCount: number;
  /** Of each step: all of them together. */
  readonly scalarCount: number;
  /** Whether each step of a constant schedule has the same numbers. */
  readonly isSteady: boolean;
  /**
   * The numbers of a step, of each optimizer.
   * @param factor what the schedule multiplies each rate by
   * @param step 1 for the first of the run
   */
  readonly scalarsAt: (
    learningRate: number,
    factor: number,
    step: number,
  ) => readonly (readonly number[])[];
}

/**
 * @param arithmetic f64 where it is left out
 * @throws ConfigError
 */
export function movementOf(
  problem: Pick<Problem, 'model' | 'optimizer'>,
  arithmetic?: Arithmetic,
): Movement {
  return movementBy(problem, recipesOf(problem.optimizer), arithmetic);
}

/** The same by recipes that stand for those of the optimizer. */
export function movementBy(
  { model, optimizer }: Pick<Problem, 'model' | 'optimizer'>,
  recipes: readonly Recipe[],
  arithmetic?: Arithmetic,
): Movement {
  const optimizers = recipes.map((one) => optimizerOf(one, arithmetic));
  const rates = [undefined, ...(optimizer.groups ?? []).map(({ lr }) => lr)];
  return {
    optimizers,
    groupOf: groupOfEach(optimizer, parameterCountOf(model)),
    slotCount: Math.max(...optimizers.map(({ slots }) => slots.length)),
    scalarCount: optimizers.reduce((count, { scalars }) => count + scalars.length, 0),
    isSteady: optimizers.every(({ isSteady }) => isSteady),
    scalarsAt: (learningRate, factor, step) =>
      optimizers.map(({ scalarsAt }, g) => scalarsAt((rates[g] ?? learningRate) * factor, step)),
  };
}
