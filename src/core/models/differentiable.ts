import { F64, type Arithmetic } from '../formula/arithmetic.ts';
import { formulaValues } from './formula-values.ts';
import { isNetwork, type Model } from './model.ts';
import { networkValues } from './network-values.ts';

/** ŷ and its derivative, row by row. */
export interface Differentiable {
  /** ŷ of a row. What `backward` needs of it is kept. @param inputs of the row. [D] */
  readonly forward: (inputs: ArrayLike<number>, theta: ArrayLike<number>) => number;
  /** Adds upstream · ∂ŷ/∂θ of the row that `forward` saw last. @param gradient [P] */
  readonly backward: (upstream: number, theta: ArrayLike<number>, gradient: Float64Array) => void;
}

/** ŷ(θ, x) of a model of one column; NaN of others. */
export function curveOf(model: Model): (theta: readonly number[], x: number) => number {
  const { forward } = differentiable(model);
  return (theta, x) => forward([x], theta);
}

/** @param arithmetic f64 where it is left out: the oracle */
export function differentiable(model: Model, arithmetic: Arithmetic = F64): Differentiable {
  return isNetwork(model) ? networkValues(model, arithmetic) : formulaValues(model, arithmetic);
}
