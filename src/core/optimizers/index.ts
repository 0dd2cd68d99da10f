import { F64, type Arithmetic } from '../formula/arithmetic.ts';
import { memberOf, type Choice, type Family } from '../input/family.ts';
import { adagrad } from './adagrad.ts';
import { adam, adamw } from './adam.ts';
import { optimizerOfRecipe, type Optimizer, type Recipe } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

export type { Optimizer } from './optimizer.ts';

/** Every optimizer, with its options. */
export const OPTIMIZERS = { sgd, adam, adamw, rmsprop, adagrad } as const satisfies Record<
  string,
  Family<object, Recipe>
>;

/** `{ kind: 'adam', beta1: 0.8 }`. An option of another optimizer is an error of types. */
export type OptimizerChoice = Choice<typeof OPTIMIZERS>;

/**
 * @param arithmetic f64 where it is left out
 * @throws ConfigError
 */
export function optimizerOf(choice: OptimizerChoice, arithmetic: Arithmetic = F64): Optimizer {
  return optimizerOfRecipe(memberOf<Recipe>('optimizer', OPTIMIZERS, choice), arithmetic);
}

export type OptimizerId = keyof typeof OPTIMIZERS;
export const OPTIMIZER_IDS = Object.keys(OPTIMIZERS) as readonly OptimizerId[];
