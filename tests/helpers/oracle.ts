import { differentiable } from '../../src/core/models/differentiable.ts';
import { lossOf } from '../../src/core/losses/index.ts';
import { optimizerOf } from '../../src/core/optimizers/index.ts';
import type { Problem } from '../../src/core/types.ts';
import { stepBound, UNIT_ROUNDOFF } from './tolerance.ts';

/** How the implementation rounds that is compared with the oracle. */
export interface Arithmetic {
  /** The greatest relative error of one operation. */
  readonly unit: number;
  /** The most additions that one term of a sum passes through. */
  readonly depth: number;
}

/** Gradient descent to compare with, and how far from it the other implementation may end. */
export interface OracleRun {
  /** Before the last update. */
  readonly loss: number;
  /** Of the last step. [P] */
  readonly gradient: readonly number[];
  /** After the last update. [P] */
  readonly parameters: readonly number[];
  /** What the last step errs where it starts from the same parameters. */
  readonly lossBound: number;
  /** The same. [P] */
  readonly gradientBound: readonly number[];
  /** What all steps err together: the Euclidean distance of the parameters. */
  readonly distanceBound: number;
}

/**
 * Gradient descent from the definitions in core/, in f64, as plain as it can be written.
 *
 * An update adds to the error of the gradient the roundings of lr, of its product and of θ. While lr
 * is stable, a step is a contraction (|1 − lr·λ| ≤ 1 for each eigenvalue λ of the Hessian), so that
 * the errors of the steps add up and none grows.
 */
export function trainPlainly(problem: Problem, steps: number, arithmetic: Arithmetic): OracleRun {
  const { data, learningRate } = problem;
  const { unit, depth } = arithmetic;
  const { update, slots: kept, scalarsAt } = optimizerOf(problem.optimizer);
  const scale = unit / UNIT_ROUNDOFF;
  let parameters = problem.start.parameters;
  const slots = parameters.map(() => Array<number>(kept.length).fill(0));
  let mean = { loss: NaN, gradient: [] as readonly number[] };
  let bound = { loss: NaN, gradient: [] as readonly number[] };
  let distanceBound = 0;
  for (let step = 0; step < steps; step++) {
    const { gradient } = (mean = lossAndGradient(problem, parameters));
    bound = stepBound(data, parameters, depth);
    const scalars = scalarsAt(learningRate, step + 1);
    parameters = parameters.map((value, p) =>
      update(value, gradient[p] ?? NaN, slots[p] ?? [], scalars),
    );
    distanceBound += learningRate * Math.hypot(...bound.gradient) * scale;
    distanceBound +=
      unit * (2 * learningRate * Math.hypot(...gradient) + Math.hypot(...parameters));
  }
  return {
    ...mean,
    parameters,
    lossBound: bound.loss * scale,
    gradientBound: bound.gradient.map((value) => value * scale),
    distanceBound,
  };
}

/** 1/n · Σ l(ŷ, y) and 1/n · Σ ∂l/∂ŷ · ∂ŷ/∂θ, one accumulator a sum. */
function lossAndGradient({ data: { x, y }, model, loss }: Problem, theta: readonly number[]) {
  const { forward, backward } = differentiable(model);
  const { loss: lossAt, lossGrad } = lossOf(loss);
  let sum = 0;
  const sums = new Float64Array(theta.length);
  for (const [i, xi] of x.entries()) {
    const prediction = forward([xi], theta);
    const target = y[i] ?? NaN;
    sum += lossAt(prediction, target);
    backward(lossGrad(prediction, target), theta, sums);
  }
  return { loss: sum / x.length, gradient: [...sums].map((value) => value / x.length) };
}
