import type { Problem } from '../types.ts';
import { heavyBallErrorBound } from './heavy-ball-bound.ts';
import { regionsOf } from './region.ts';
import { roundingOf, type Arithmetic } from './rounding.ts';
import { termsOf } from './terms.ts';
import type { Trajectory } from './trajectory.ts';
import { dot, each, sizes, times, transposed, type Vector } from '../arithmetic/vectors.ts';
import type { RunBound } from './values.ts';

/**
 * How far rounding can carry gradient descent from its exact trajectory, to first order in the unit
 * roundoff: a function of the steps done, for one implementation. A call costs their logarithm.
 */
export function errorBound(
  trajectory: Trajectory,
  problem: Problem,
  arithmetic: Arithmetic,
): (steps: number) => RunBound {
  const { theory, factors, components } = trajectory;
  if (theory.momentum > 0) return heavyBallErrorBound(trajectory, problem, arithmetic);
  const { data, learningRate, start } = problem;
  const rounding = roundingOf(theory, termsOf(problem), data.y.length, arithmetic);
  const regionOf = regionsOf(trajectory);
  const stays = sizes(factors);
  const toAxes = theory.axes.map(sizes);
  const toParameters = transposed(toAxes);

  /** Errors shrink with the distance: d ← |1 − η·λ|·d + e, `count` times, e as large as it gets. */
  const advance = (drift: Vector, from: number, count: number): Vector => {
    const most = each((off, stay) => off * Math.max(1, stay ** count), drift, stays);
    const step = times(toAxes, rounding.ofStep(regionOf(from, count, most), learningRate));
    return each(
      (off, stay, error) => stay ** count * off + error * geometric(stay, count),
      drift,
      stays,
      step,
    );
  };

  // No component more than doubles.
  const longest = Math.max(1, Math.floor(Math.LN2 / Math.log(Math.max(1, ...stays))));

  const driftAfter = (steps: number): Vector => {
    // The start is exact, but for what one f32 or two cannot hold of it.
    let drift: Vector = times(toAxes, rounding.ofStart(start.parameters));
    for (let from = 0; from < steps;) {
      // Short stretches first, and where errors grow: that is where those of the steps change.
      const count = Math.min(Math.max(1, from), longest, steps - from);
      drift = advance(drift, from, count);
      from += count;
    }
    return drift;
  };

  return (steps) => {
    const before = driftAfter(steps - 1);
    const region = regionOf(steps - 1, 1, before);
    const drift = advance(before, steps - 1, 1);
    // Of L* + ½·Σ λ·c², by the drift of c.
    const moved = dot(
      theory.eigenvalues,
      each((along, off) => Math.abs(along) * off + off ** 2 / 2, components(steps - 1), before),
    );
    return {
      loss: moved + rounding.ofLoss(region),
      parameters: each(
        (off, read) => off + read,
        times(toParameters, drift),
        rounding.ofReading(regionOf(steps, 1, drift)),
      ),
      gradient: rounding.ofGradient(region),
    };
  };
}

/** 1 + q + … + q^(count − 1) */
function geometric(q: number, count: number): number {
  return q === 1 ? count : (1 - q ** count) / (1 - q);
}
