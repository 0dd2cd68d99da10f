import { DownhillError } from '../../core/errors.ts';
import { errorText } from '../../core/text/numbers.ts';
import { errorBound, theoryOf, trajectoryOf, type Theory } from '../../core/quadratic/index.ts';
import type { Problem, Sample, Snapshot, StrategyId } from '../../core/types.ts';
import { standingsOf, type ReferenceOptions } from './reference.ts';

/** What a run has shown: its last snapshot, and the samples on the way there. */
export interface Ran {
  readonly snapshot: Snapshot;
  readonly samples: readonly Sample[];
}

/** A problem, and what its runs must come to. */
export interface Checker {
  readonly problem: Problem;
  /** At which epochs a run of so many has to take a sample, so that `check` can look at it. */
  readonly sampleEvery: (epochs: number) => number;
  /** @throws WrongResultError when the run did not do what it was timed for */
  readonly check: (strategy: StrategyId, epochs: number, ran: Ran) => void;
}

/** A run came to something else than gradient descent does. */
export class WrongResultError extends DownhillError {
  override readonly name = 'WrongResultError';
}

/**
 * Holds runs against the exact trajectory, within what f32 can err: that costs nothing beside a run. Where there is
 * none, against the f64 reference, at the last epoch that this got to in its time.
 * @param epochs the most of a run
 */
export async function checkerOf(
  problem: Problem,
  epochs: number,
  options: ReferenceOptions,
): Promise<Checker> {
  const theory = theoryOf(problem);
  return theory === undefined ? byReference(problem, epochs, options) : byTheory(problem, theory);
}

function byTheory(problem: Problem, theory: Theory): Checker {
  const { learningRate, start } = problem;
  const trajectory = trajectoryOf(theory, learningRate, start.parameters, start.slots);
  return {
    problem,
    sampleEvery: (epochs) => epochs,
    check: (strategy, epochs, { snapshot }) => {
      hold('epoch', snapshot.epoch, epochs, 0);
      const exact = trajectory.after(epochs);
      const bound = errorBound(trajectory, problem, { precision: 'f32', strategy })(epochs);
      holdAll(snapshot, exact, bound.loss, (p) => bound.parameters[p] ?? NaN);
    },
  };
}

async function byReference(
  problem: Problem,
  most: number,
  options: ReferenceOptions,
): Promise<Checker> {
  const standings = await standingsOf(problem, most, options);
  const heldOf = (epochs: number) => standings.findLast(({ epoch }) => epoch <= epochs);
  return {
    problem,
    sampleEvery: (epochs) => heldOf(epochs)?.epoch ?? epochs,
    check: (_, epochs, { snapshot, samples }) => {
      hold('epoch', snapshot.epoch, epochs, 0);
      const due = heldOf(epochs);
      if (due === undefined) return;
      const sample = samples.find(({ epoch }) => epoch === due.epoch);
      hold('sampled epoch', sample?.epoch ?? NaN, due.epoch, 0);
      if (sample === undefined) return;
      holdAll(sample, due, due.bound.loss, () => due.bound.parameters);
    },
  };
}

type Found = Pick<Sample, 'loss' | 'parameters'>;

function holdAll(
  found: Found,
  due: Found,
  ofLoss: number,
  ofParameter: (p: number) => number,
): void {
  hold('loss', found.loss, due.loss, ofLoss);
  due.parameters.forEach((value, p) =>
    hold(`parameter ${p}`, found.parameters[p] ?? NaN, value, ofParameter(p)),
  );
}

function hold(what: string, found: number, exact: number, tolerance: number): void {
  // Not `>`, which NaN would pass.
  if (Math.abs(found - exact) <= tolerance) return;
  throw new WrongResultError(
    `wrong result, so no time: ${what} ${found}, where exact gradient descent has ${exact} ± ${errorText(tolerance)}: use another engine or strategy`,
  );
}
