import { memberOf, type Choice, type Family } from '../input/family.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

export type { Optimizer } from './optimizer.ts';

/** Every optimizer, with its options. */
export const OPTIMIZER_FAMILIES = { sgd, adam, adamw, rmsprop, adagrad } as const satisfies Record<
  string,
  Family<object, Optimizer>
>;

/** `{ kind: 'adam', beta1: 0.8 }`. An option of another optimizer is an error of types. */
export type OptimizerChoice = Choice<typeof OPTIMIZER_FAMILIES>;

/** @throws ConfigError */
export function optimizerOf(choice: OptimizerChoice): Optimizer {
  return memberOf('optimizer', OPTIMIZER_FAMILIES, choice);
}

/** Those that have a text in shaders/optimizers/. */
export const OPTIMIZERS = { sgd: sgd.of(sgd.defaults) } as const satisfies Record<
  string,
  Optimizer
>;
export type OptimizerId = keyof typeof OPTIMIZERS;
