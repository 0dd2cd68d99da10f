import { alongAxes, excessOf, type Theory } from './theory.ts';
import { each, type Values, type Vector } from './vectors.ts';

/** Gradient descent, in closed form. All f64. */
export interface Trajectory {
  readonly theory: Theory;
  /** 1 − η·λ: what a step multiplies each component of θ − θ* by. [P] */
  readonly factors: Vector;
  /** The components of θ_k − θ* along the axes after `steps` ≥ 0 steps. [P] */
  readonly components: (steps: number) => Vector;
  /** θ_k after `steps` ≥ 0 steps. [P] */
  readonly at: (steps: number) => Vector;
  /**
   * The mean loss before the last of `steps` ≥ 1 steps, and the parameters after it, at a cost that
   * depends on neither steps nor points.
   */
  readonly after: (steps: number) => Values;
}

/**
 * θ_k = θ* + (I − η·H)^k · (θ_0 − θ*): the loss is a quadratic form, so that each component along an
 * eigenvector of H shrinks by 1 − η·λ a step (Nesterov, "Introductory Lectures on Convex
 * Optimization", 2004, 1.2.3). Each call of `after` is a handful of powers.
 * @param start θ_0 [P]
 */
export function trajectoryOf(theory: Theory, learningRate: number, start: Vector): Trajectory {
  const { parameters: best, loss: least, eigenvalues, axes } = theory;
  const factors = eigenvalues.map((value) => 1 - learningRate * value);
  const begin = alongAxes(theory, start);
  const components = (steps: number): Vector =>
    each((component, factor) => component * factor ** steps, begin, factors);
  const at = (steps: number): Vector => {
    const along = components(steps);
    return best.map((value, p) =>
      axes.reduceRight((sum, axis, i) => sum + (axis[p] ?? NaN) * (along[i] ?? NaN), value),
    );
  };
  return {
    theory,
    factors,
    components,
    at,
    after: (steps) => ({
      loss: least + excessOf(theory, components(steps - 1)),
      parameters: at(steps),
    }),
  };
}
