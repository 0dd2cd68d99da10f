import { leastSquares, type LeastSquares } from './least-squares.ts';
import type { Problem } from '../types.ts';

/** Two numbers, one for each eigenvector of the Hessian: of λmin, of λmax. */
export type AlongAxes = readonly [slow: number, steep: number];

/** Where exact gradient descent stands after some steps. All f64. */
export interface TrajectoryPoint {
  /** Mean loss before the last update. */
  readonly loss: number;
  /** (a, b) after the last update. */
  readonly parameters: readonly [number, number];
}

/** Gradient descent on the line of least squares, in closed form. */
export interface Trajectory {
  /** The optimum θ* and the Hessian H. */
  readonly fit: LeastSquares;
  /** The unit eigenvectors of H, in the order of its eigenvalues. */
  readonly axes: readonly [slow: readonly [number, number], steep: readonly [number, number]];
  /** 1 − η·λ: what a step multiplies each component of θ − θ* by. */
  readonly factors: AlongAxes;
  /** The components of θ_k − θ* along the axes after `steps` ≥ 0 steps. */
  readonly components: (steps: number) => AlongAxes;
  /** θ_k after `steps` ≥ 0 steps. */
  readonly at: (steps: number) => readonly [number, number];
  /** After `steps` ≥ 1 steps from the start, at a cost that depends on neither steps nor points. */
  readonly after: (steps: number) => TrajectoryPoint;
}

/**
 * θ_k = θ* + (I − η·H)^k · (θ_0 − θ*): the loss is a quadratic form, so that each component along an
 * eigenvector of H shrinks by 1 − η·λ a step (Nesterov, "Introductory Lectures on Convex
 * Optimization", 2004, 1.2.3). One pass over the data; each call of `after` is a handful of powers.
 * @throws ConfigError when there are no points
 */
export function exactTrajectory({ data, learningRate, start }: Problem): Trajectory {
  return trajectoryFrom(leastSquares(data), learningRate, start.parameters);
}

/** As {@link exactTrajectory}, where the least squares are known already. */
export function trajectoryFrom(
  fit: LeastSquares,
  learningRate: number,
  start: readonly number[],
): Trajectory {
  const { parameters: best, loss: least, hessian, eigenvalues } = fit;
  const [slow, steep] = eigenvalues;
  const [va, vb] = steepDirection(hessian, steep);
  const factors: AlongAxes = [1 - learningRate * slow, 1 - learningRate * steep];
  const [a = NaN, b = NaN] = start;
  const [da, db] = [a - best[0], b - best[1]];
  const components = (steps: number): AlongAxes => [
    (va * db - vb * da) * factors[0] ** steps,
    (va * da + vb * db) * factors[1] ** steps,
  ];
  const at = (steps: number): readonly [number, number] => {
    const [t, s] = components(steps);
    return [best[0] + va * s - vb * t, best[1] + vb * s + va * t];
  };
  return {
    fit,
    axes: [
      [-vb, va],
      [va, vb],
    ],
    factors,
    components,
    at,
    after: (steps) => {
      const [tBefore, sBefore] = components(steps - 1);
      return {
        // L(θ) = L* + ½·dᵀ·H·d
        loss: least + (steep * sBefore ** 2 + slow * tBefore ** 2) / 2,
        parameters: at(steps),
      };
    },
  };
}

/**
 * The unit eigenvector of [[p, q], [q, r]] for its greater eigenvalue λ: (λ − r, q) and (q, λ − p)
 * both are multiples of it, and the longer one has not cancelled.
 */
function steepDirection(
  [[p, q], [, r]]: readonly [readonly [number, number], readonly [number, number]],
  eigenvalue: number,
): [number, number] {
  const [x, y] = p >= r ? [eigenvalue - r, q] : [q, eigenvalue - p];
  const length = Math.hypot(x, y);
  // A multiple of I: every direction is one.
  return length > 0 ? [x / length, y / length] : [1, 0];
}
