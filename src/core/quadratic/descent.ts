/** Gradient descent on the moments of the data alone: what the strategy `moments` steps by. */
import { ConfigError } from '../errors.ts';
import type { Moments } from './orthogonal.ts';
import type { Theory } from './theory.ts';

/** Where the steps lead to, and what they look at. */
export interface Descent extends Moments {
  /** θ* [P] */
  readonly optimum: readonly number[];
  /** L* */
  readonly least: number;
}

/** @throws ConfigError where the moments say nothing about the steps */
export function descentOf(theory: Theory | undefined): Descent {
  if (theory === undefined) throw new ConfigError('strategy', NO_MOMENTS);
  const { parameters, loss, moments } = theory;
  return { ...moments, optimum: parameters, least: loss };
}

export const NO_MOMENTS =
  'strategy moments takes models that are linear in their parameters, with finite terms, under mse, by plain sgd without groups, with full batches: use dispatch';
