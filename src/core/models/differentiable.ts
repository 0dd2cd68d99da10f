import { F64, type Arithmetic } from '../formula/arithmetic.ts';
import type { Differentiable } from './differentiated.ts';
import { formulaValues } from './formula-values.ts';
import { isNetwork, type Model } from './model.ts';
import { networkValues } from './network-values.ts';

export type { Differentiable } from './differentiated.ts';

/** ŷ(θ, x) of a model of one column; NaN of others. */
export function curveOf(model: Model): (theta: readonly number[], x: number) => number {
  const { forward } = differentiable(model);
  return (theta, x) => forward([x], theta);
}

/** @param arithmetic f64 where it is left out: the oracle */
export function differentiable(model: Model, arithmetic: Arithmetic = F64): Differentiable {
  return isNetwork(model) ? networkValues(model, arithmetic) : formulaValues(model, arithmetic);
}
