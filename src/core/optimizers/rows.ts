import { memberOf, type Choice, type Family } from '../input/family.ts';
import { adagrad } from './adagrad.ts';
import { adam, adamw } from './adam.ts';
import { nadam } from './nadam.ts';
import type { Recipe } from './recipe.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

/** Every optimizer, with its options. */
export const OPTIMIZERS = { sgd, adam, adamw, nadam, rmsprop, adagrad } as const satisfies Record<
  string,
  Family<object, Recipe>
>;

/** `{ kind: 'adam', beta1: 0.8 }`. An option of another optimizer is an error of types. */
export type OptimizerChoice = Choice<typeof OPTIMIZERS>;

/**
 * What an optimizer does to a parameter in a step, in lines of formulas.
 * @throws ConfigError
 */
export function recipeOf(choice: OptimizerChoice): Recipe {
  return memberOf<Recipe>('optimizer', OPTIMIZERS, choice);
}

export type OptimizerId = keyof typeof OPTIMIZERS;
export const OPTIMIZER_IDS = Object.keys(OPTIMIZERS) as readonly OptimizerId[];
