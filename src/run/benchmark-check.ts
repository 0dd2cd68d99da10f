import { DownhillError } from '../core/errors.ts';
import { exactTrajectory } from '../core/trajectory.ts';
import type { Problem, Snapshot } from '../core/types.ts';

/** A problem, and what its runs must come to. */
export interface Checker {
  readonly problem: Problem;
  /** @throws WrongResultError when the run did not do what it was timed for */
  readonly check: (steps: number, snapshot: Snapshot) => void;
}

/** A run came to something else than gradient descent does. */
export class WrongResultError extends DownhillError {
  override readonly name = 'WrongResultError';
}

/** Half the distance from 1 to the next f32. */
const UNIT_ROUNDOFF = 2 ** -24;

/**
 * What a step errs, in roundings of θ: its own, and those of the residuals and their sum, which
 * come in multiplied by η·λ. Measured: less than one (WebGPU on SwiftShader, 2 to 10^5 points).
 */
const ROUNDINGS = 8;

/** The rounding of the loss itself, a mean of squares in f32. Measured there: less than 4e-6. */
const LOSS_RTOL = 1e-4;

/**
 * Holds runs against the exact trajectory. Computed once: a check costs nothing beside a run.
 *
 * A step in f32 errs by at most e = 8·u·|θ|, since θ is rounded. Along an eigenvector an error
 * shrinks by |1 − η·λ| a step, so that k steps leave at most e·min(k, 1/(1 − |1 − η·λ|)): with the
 * article's settings 6e-3 in b, where f32 stalls some 6e-4 short of the optimum.
 */
export function checkerOf(problem: Problem): Checker {
  const { learningRate, start } = problem;
  const { eigenvalues, after } = exactTrajectory(problem);
  const check = (steps: number, { epoch, loss, parameters }: Snapshot): void => {
    const exact = after(steps);
    const size = Math.max(1, ...[...start.parameters, ...exact.parameters].map(Math.abs));
    const drifts = eigenvalues.map((eigenvalue) => {
      const stays = Math.abs(1 - learningRate * eigenvalue);
      return ROUNDINGS * UNIT_ROUNDOFF * size * Math.min(steps, 1 / Math.max(1 - stays, 0));
    });
    // ½·λ·drift² each, since the gradient vanishes where drifts are large.
    const lossDrift = drifts.reduce((sum, drift, i) => sum + (eigenvalues[i] ?? 0) * drift ** 2, 0);
    hold('epoch', epoch, steps, 0);
    hold('loss', loss, exact.loss, LOSS_RTOL * exact.loss + lossDrift / 2);
    exact.parameters.forEach((value, p) => {
      hold(`parameter ${p}`, parameters[p] ?? NaN, value, Math.hypot(...drifts));
    });
  };
  return { problem, check };
}

function hold(what: string, found: number, exact: number, tolerance: number): void {
  // Not `>`, which NaN would pass.
  if (Math.abs(found - exact) <= tolerance) return;
  throw new WrongResultError(
    `wrong result, so no time: ${what} ${found}, where exact gradient descent has ${exact} ± ${tolerance.toExponential(1)}: use another engine or strategy`,
  );
}
