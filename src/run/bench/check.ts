import { DownhillError } from '../../core/errors.ts';
import { errorText } from '../../core/text/numbers.ts';
import { errorBound, theoryOf, trajectoryOf } from '../../core/quadratic/index.ts';
import type { Problem, Snapshot, StrategyId } from '../../core/types.ts';

/** A problem, and what its runs must come to. */
export interface Checker {
  readonly problem: Problem;
  /** @throws WrongResultError when the run did not do what it was timed for */
  readonly check: (strategy: StrategyId, steps: number, snapshot: Snapshot) => void;
}

/** A run came to something else than gradient descent does. */
export class WrongResultError extends DownhillError {
  override readonly name = 'WrongResultError';
}

/**
 * Holds runs against the exact trajectory, within what f32 can err: that costs nothing beside a run. Where
 * there is none, a run has to come to its end, which the session says is finite.
 */
export function checkerOf(problem: Problem): Checker {
  const theory = theoryOf(problem);
  const { learningRate, start } = problem;
  const trajectory = theory && trajectoryOf(theory, learningRate, start.parameters, start.slots);
  const check = (strategy: StrategyId, steps: number, snapshot: Snapshot): void => {
    const { epoch, loss, parameters } = snapshot;
    hold('epoch', epoch, steps, 0);
    if (trajectory === undefined) return;
    const exact = trajectory.after(steps);
    const bound = errorBound(trajectory, problem, { precision: 'f32', strategy })(steps);
    hold('loss', loss, exact.loss, bound.loss);
    exact.parameters.forEach((value, p) => {
      hold(`parameter ${p}`, parameters[p] ?? NaN, value, bound.parameters[p] ?? NaN);
    });
  };
  return { problem, check };
}

function hold(what: string, found: number, exact: number, tolerance: number): void {
  // Not `>`, which NaN would pass.
  if (Math.abs(found - exact) <= tolerance) return;
  throw new WrongResultError(
    `wrong result, so no time: ${what} ${found}, where exact gradient descent has ${exact} ± ${errorText(tolerance)}: use another engine or strategy`,
  );
}
