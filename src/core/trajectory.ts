import { leastSquares } from './exact.ts';
import type { Problem } from './types.ts';

/** Where exact gradient descent stands after some steps. All f64. */
export interface TrajectoryPoint {
  /** Mean loss before the last update. */
  readonly loss: number;
  /** (a, b) after the last update. */
  readonly parameters: readonly [number, number];
}

/** Gradient descent on the line of least squares, in closed form. */
export interface Trajectory {
  /** Of the Hessian: [λmin, λmax]. */
  readonly eigenvalues: readonly [number, number];
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
  const { parameters: best, loss: least, hessian, eigenvalues } = leastSquares(data);
  const [slow, steep] = eigenvalues;
  const [va, vb] = steepDirection(hessian, steep);
  const [a = NaN, b = NaN] = start.parameters;
  const [da, db] = [a - best[0], b - best[1]];
  // θ_0 − θ* along the eigenvectors (va, vb) of λmax, and (−vb, va) of λmin.
  const alongSteep = va * da + vb * db;
  const alongSlow = va * db - vb * da;
  const shrunk = (component: number, eigenvalue: number, steps: number): number =>
    component * (1 - learningRate * eigenvalue) ** steps;
  return {
    eigenvalues,
    after: (steps) => {
      const s = shrunk(alongSteep, steep, steps);
      const t = shrunk(alongSlow, slow, steps);
      const sBefore = shrunk(alongSteep, steep, steps - 1);
      const tBefore = shrunk(alongSlow, slow, steps - 1);
      return {
        // L(θ) = L* + ½·dᵀ·H·d
        loss: least + (steep * sBefore ** 2 + slow * tBefore ** 2) / 2,
        parameters: [best[0] + va * s - vb * t, best[1] + vb * s + va * t],
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
