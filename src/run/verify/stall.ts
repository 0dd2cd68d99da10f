import type { RunBound } from '../../core/quadratic/error-bound.ts';
import { errorText } from '../../core/text/numbers.ts';
import { halfUlp, leftBy, stallOf } from '../../core/quadratic/stall.ts';
import type { Trajectory } from '../../core/quadratic/trajectory.ts';
import type { Problem, Sample } from '../../core/types.ts';
import type { Check, StallReport } from './types.ts';

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

/** How far a run has got, and how far it can. */
export function stallReport(
  samples: readonly Sample[],
  epoch: number | undefined,
  trajectory: Trajectory,
  learningRate: number,
  isHeldUp: boolean,
): StallReport {
  const parameters = samples.at(-1)?.parameters ?? [];
  return {
    epoch,
    distance: fromOptimum(parameters, trajectory).map(Math.abs),
    predicted: isHeldUp ? stallOf(trajectory, learningRate) : undefined,
  };
}

/** θ − θ*; where a whole line of θ* is optimal, from the nearest of them. */
function fromOptimum(parameters: readonly number[], { fit, axes }: Trajectory): readonly number[] {
  const off = fit.parameters.map((best, p) => (parameters[p] ?? NaN) - best);
  if (fit.unique) return off;
  const [, steep] = axes;
  const along = off.reduce((sum, value, p) => sum + value * (steep[p] ?? NaN), 0);
  return steep.map((component) => along * component);
}

/**
 * A run that stands still has lr·|dL/dθ| of at most half an ulp of θ, as computed; so that it cannot
 * be farther from the optimum than |H⁻¹| times that and the error of the gradient.
 */
export function stallChecks(
  samples: readonly Sample[],
  { epoch, distance }: StallReport,
  { learningRate }: Problem,
  trajectory: Trajectory,
  bound: RunBound,
  names: readonly string[],
): Check[] {
  // A line of optima has no H⁻¹.
  if (epoch === undefined || !trajectory.fit.unique) return [];
  const gradient = (samples.at(-1)?.parameters ?? []).map(
    (value, p) => halfUlp(value) / learningRate + (bound.gradient[p] ?? NaN),
  );
  return leftBy(gradient, trajectory).map((most, p) => {
    const found = distance[p] ?? NaN;
    const pass = found <= most;
    const of = names[p] ?? `parameter ${p}`;
    return {
      id: 'stall',
      of,
      what: `${of} from the optimum, at a standstill`,
      found,
      bound: most,
      epoch,
      pass,
      ...(!pass && {
        reason: `${of} stands still ${errorText(found)} from the optimum, and half an ulp accounts for ${errorText(most)}`,
      }),
    };
  });
}
