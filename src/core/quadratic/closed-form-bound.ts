import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Problem } from '../types.ts';
import { heavyBallClosedFormBound } from './heavy-ball-bound.ts';
import { excessOf } from './theory.ts';
import type { Trajectory } from './trajectory.ts';
import { dot, each, sizes, times, transposed, type Vector } from '../arithmetic/vectors.ts';
import type { Values } from './values.ts';

/** The closed form in f64: eigenvalues, eigenvectors, products and powers, generously. */
const CLOSED_FORM_ROUNDINGS = 8;

/**
 * What the closed form itself loses in f64: |(f + δ)^k − f^k| ≤ k·δ·(|f| + δ)^(k−1) for a factor f that
 * errs by δ, and the error of θ*, by which θ_0 − θ* is off, too.
 */
export function closedFormBound(
  trajectory: Trajectory,
  problem: Problem,
): (steps: number) => Values {
  const { theory, factors, components, at } = trajectory;
  const { learningRate, start } = problem;
  if (theory.momentum > 0) return heavyBallClosedFormBound(trajectory, problem);
  const u = CLOSED_FORM_ROUNDINGS * UNIT_ROUNDOFF.f64;
  const { parameters: best, eigenvalues, hessian, variance, loss: least } = theory;
  const norm = Math.hypot(...best);
  // Of ∂ŷ/∂θ: its mean square is half the trace of H.
  const rms = Math.hypot(...hessian.map((row, p) => Math.sqrt((row[p] ?? NaN) / 2)));
  const scale = 2 * rms * (rms * norm + Math.sqrt(variance));
  const toAxes = theory.axes.map(sizes);
  const toParameters = transposed(toAxes);
  const optimum = times(toAxes, theory.errors);
  const reach = norm + Math.hypot(...start.parameters);
  const off = (steps: number): Vector =>
    each(
      (factor, eigenvalue, error, begin) => {
        const stay = Math.abs(factor);
        const delta = u * (1 + learningRate * eigenvalue);
        const powers = steps === 0 ? 0 : steps * delta * (stay + delta) ** (steps - 1);
        return (u * reach + error) * stay ** steps + Math.abs(begin) * powers;
      },
      factors,
      eigenvalues,
      optimum,
      components(0),
    );
  return (steps) => {
    const before = components(steps - 1);
    const moved = dot(
      eigenvalues,
      each((along, error) => Math.abs(along) * error + error ** 2 / 2, before, off(steps - 1)),
    );
    const now = each((error, ofOptimum) => error + ofOptimum, off(steps), optimum);
    return {
      // Where the fit is perfect, L* is a mean of squared roundings.
      loss: moved + u * (excessOf(theory, before) + least) + (u * scale) ** 2,
      parameters: each(
        (error, value) => error + u * Math.abs(value),
        times(toParameters, now),
        at(steps),
      ),
    };
  };
}
