import { alongAxes, stallOf, type Theory, type Trajectory } from '../../core/quadratic/index.ts';
import type { Sample } from '../../core/types.ts';
import type { StallReport } from './types.ts';

/** Index of the first sample from which no parameter changes; -1 where the last one is a change. */
export function firstUnchanged(samples: readonly Sample[]): number {
  const last = samples.at(-1);
  let first = samples.length;
  while (first > 0 && sameParameters(samples[first - 1], last)) first--;
  // One sample that equals itself says nothing.
  return first < samples.length - 1 ? first : -1;
}

function sameParameters(one: Sample | undefined, other: Sample | undefined): boolean {
  return one?.parameters.every((value, p) => Object.is(value, other?.parameters[p])) ?? false;
}

/** How far a run has got, and how far it can: as far as that is known. */
export function stallReport(
  samples: readonly Sample[],
  epoch: number | undefined,
  trajectory: Trajectory | undefined,
  learningRate: number,
  isHeldUp: boolean,
): StallReport {
  if (trajectory === undefined) return { epoch, distance: [], predicted: undefined };
  const parameters = samples.at(-1)?.parameters ?? [];
  return {
    epoch,
    distance: fromOptimum(parameters, trajectory.theory).map(Math.abs),
    predicted: isHeldUp ? stallOf(trajectory, learningRate) : undefined,
  };
}

/** θ − θ*; where a whole line of θ* is optimal, from the nearest of them. */
function fromOptimum(parameters: readonly number[], theory: Theory): readonly number[] {
  if (theory.unique) return theory.parameters.map((best, p) => (parameters[p] ?? NaN) - best);
  const along = alongAxes(theory, parameters).at(-1) ?? NaN;
  return theory.axes.at(-1)?.map((component) => along * component) ?? [];
}
