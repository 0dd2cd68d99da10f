import { leastSquares } from '../../src/core/quadratic/index.ts';
import type { Problem } from '../../src/core/types.ts';
import { UNIT_ROUNDOFF } from './tolerance.ts';

/**
 * How far the parameters may be from those of exact arithmetic after so many steps in the precision
 * `compensated`: their Euclidean distance. A step shrinks what is there by ρ = max |1 − lr·λ|, and adds
 * - five roundings of its length: of lr, of 1/n, of the gradient's two floats into one, of two products;
 * - the error of the gradient, of second order in u (docs/mathematics.md);
 * - two roundings of θ's tail.
 * @param depth the most additions that a term of the gradient passes through
 */
export function compensatedBound(problem: Problem, steps: number, depth: number): number {
  const { data, learningRate, start } = problem;
  const { parameters, hessian, eigenvalues } = leastSquares(data);
  const contraction = Math.max(...eigenvalues.map((value) => Math.abs(1 - learningRate * value)));
  const u = UNIT_ROUNDOFF;
  let distance = parameters.map((best, p) => (start.parameters[p] ?? NaN) - best);
  // While lr is stable, no step leads away from the optimum.
  const most = parameters.map((best) => Math.abs(best) + Math.hypot(...distance));
  const gradientError = 2 * (depth + 6) ** 2 * u * u * meanTerm(problem, most);
  let bound = 0;
  for (let step = 0; step < steps; step++) {
    const gradient = hessian.map((row) => row.reduce((g, h, p) => g + h * (distance[p] ?? NaN), 0));
    const rounding =
      learningRate * 5 * u * Math.hypot(...gradient) + 2 * u * u * Math.hypot(...most);
    bound = contraction * bound + learningRate * gradientError + rounding;
    distance = distance.map((value, p) => value - learningRate * (gradient[p] ?? NaN));
  }
  return bound;
}

/** 2/n · Σ (|a·x| + |b| + |y|)·|(x, 1)|: what a term of the gradient is made of. */
function meanTerm({ data: { x, y } }: Problem, [a = NaN, b = NaN]: readonly number[]): number {
  const size = (xi: number, i: number): number =>
    (Math.abs(a * xi) + b + Math.abs(y[i] ?? NaN)) * Math.hypot(xi, 1);
  return (2 * x.reduce((sum, xi, i) => sum + size(xi, i), 0)) / x.length;
}
