import { mapAxes, plus, size, sum } from './along-axes.ts';
import { UNIT_ROUNDOFF, type ErrorBound } from './error-bound.ts';
import type { LeastSquares } from './least-squares.ts';
import type { AlongAxes, Trajectory } from './trajectory.ts';
import type { Problem } from '../types.ts';

/** The closed form in f64: eigenvalues, eigenvectors, products and powers, generously. */
const CLOSED_FORM_ROUNDINGS = 8;

/**
 * What the closed form itself loses in f64: |(f + δ)^k − f^k| ≤ k·δ·(|f| + δ)^(k−1) for a factor f that
 * errs by δ, and the error of θ*, by which θ_0 − θ* is off, too.
 */
export function closedFormBound(
  { fit, axes, factors, components, after }: Trajectory,
  { learningRate, start }: Problem,
): (steps: number) => ErrorBound {
  const u = CLOSED_FORM_ROUNDINGS * UNIT_ROUNDOFF.f64;
  const { parameters: best, eigenvalues, hessian, variance, loss: least } = fit;
  const norm = Math.hypot(...best);
  const rmsX = Math.sqrt(hessian[0][0] / 2);
  const scale = 2 * Math.hypot(1, rmsX) * (Math.hypot(1, rmsX) * norm + Math.sqrt(variance));
  const [errorA, errorB] = optimumError(fit, u);
  const optimum = mapAxes((i) => Math.abs(axes[i][0]) * errorA + Math.abs(axes[i][1]) * errorB);
  const atStart = size(components(0));
  const reach = norm + Math.hypot(...start.parameters);
  const off = (steps: number): AlongAxes =>
    mapAxes((i) => {
      const factor = Math.abs(factors[i]);
      const delta = u * (1 + learningRate * eigenvalues[i]);
      const powers = steps === 0 ? 0 : steps * delta * (factor + delta) ** (steps - 1);
      return (u * reach + optimum[i]) * factor ** steps + atStart[i] * powers;
    });
  return (steps) => {
    const before = off(steps - 1);
    const along = size(components(steps - 1));
    const now = plus(off(steps), optimum);
    const { parameters } = after(steps);
    const moved = sum((i) => eigenvalues[i] * (along[i] * before[i] + before[i] ** 2 / 2));
    const losses = sum((i) => eigenvalues[i] * along[i] ** 2) / 2 + least;
    return {
      // Where the fit is perfect, L* is a mean of squared roundings.
      loss: moved + u * losses + (u * scale) ** 2,
      parameters: mapAxes(
        (p) =>
          Math.abs(axes[0][p]) * now[0] +
          Math.abs(axes[1][p]) * now[1] +
          u * Math.abs(parameters[p]),
      ),
    };
  };
}

/**
 * What θ* = (Sxy/Sxx, ȳ − a·x̄) errs by rounding. The sums are about the means, so that their terms err
 * relative to the spreads, and |Sxy| ≤ n·σx·σy; what the means err themselves is of second order, since
 * deviations sum to 0. Where all x are equal, θ* is ȳ times a factor.
 */
function optimumError(
  { parameters: [a, b], hessian, eigenvalues, variance, unique }: LeastSquares,
  u: number,
): readonly [number, number] {
  if (!unique) return [u * Math.abs(a), u * Math.abs(b)];
  const meanX = Math.abs(hessian[0][1]) / 2;
  // det H = 4·σx²
  const deviationX = Math.sqrt(eigenvalues[0] * eigenvalues[1]) / 2;
  const errorA = u * (Math.abs(a) + Math.sqrt(variance) / deviationX);
  return [errorA, u * (Math.abs(b) + Math.abs(a) * meanX) + meanX * errorA];
}
