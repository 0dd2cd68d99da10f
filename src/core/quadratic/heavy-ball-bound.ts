/** As error-bound.ts and closed-form-bound.ts, of steps with momentum: along each axis of two numbers, c and w = η·v. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Problem } from '../types.ts';
import { absolute, powerOf, reachOf, times as applied, type Pair } from './heavy-ball.ts';
import type { Region } from './region.ts';
import { roundingOf, type Arithmetic } from './rounding.ts';
import { termsOf } from './terms.ts';
import { excessOf } from './theory.ts';
import type { Trajectory } from './trajectory.ts';
import { dot, each, sizes, times, transposed, type Vector } from '../arithmetic/vectors.ts';
import type { RunBound, Values } from './values.ts';

/** A product and a sum, generously; and μ, which f32 rounds. */
const VELOCITY_ROUNDINGS = 4;
/** The closed form in f64: eigenvalues, eigenvectors, products and powers, generously. */
const CLOSED_FORM_ROUNDINGS = 8;

const first = (pairs: readonly Pair[]): Vector => pairs.map(([c]) => c);
const second = (pairs: readonly Pair[]): Vector => pairs.map(([, w]) => w);
const plus = (one: Pair, other: Pair): Pair => [one[0] + other[0], one[1] + other[1]];
const size = ([c, w]: Pair): Pair => [Math.abs(c), Math.abs(w)];

/** How far rounding can carry a run with momentum from its exact trajectory, to first order. */
export function heavyBallErrorBound(
  trajectory: Trajectory,
  problem: Problem,
  arithmetic: Arithmetic,
): (steps: number) => RunBound {
  const { theory, motions, factors, at } = trajectory;
  const { data, learningRate, start } = problem;
  const u = UNIT_ROUNDOFF[arithmetic.precision];
  const rounding = roundingOf(theory, termsOf(problem), data.y.length, arithmetic);
  const toAxes = theory.axes.map(sizes);
  const toParameters = transposed(toAxes);

  const stateAt = (steps: number): readonly Pair[] =>
    motions.map(({ step, begin }) => applied(powerOf(step, steps), begin));

  /** Where `count` steps lead from step `from` on, with velocities in the units of θ. */
  const regionOf = (from: number, count: number, drift: readonly Pair[]) => {
    const begin = stateAt(from);
    const most = motions.map(({ step }, i): Pair => {
      const reach = reachOf(step, count + 1).most;
      return applied(reach, plus(size(begin[i] ?? NOWHERE), drift[i] ?? NOWHERE));
    });
    const along = first(most);
    const distance = times(toParameters, along);
    const way = times(
      toParameters,
      each((to, from) => to + Math.abs(from), along, first(begin)),
    );
    const region: Region = {
      distance,
      size: each(
        (optimum, away, here, far) => Math.min(Math.abs(optimum) + away, Math.abs(here) + far),
        theory.parameters,
        distance,
        at(from),
        way,
      ),
      gradient: times(
        toParameters,
        each((value, c) => value * c, theory.eigenvalues, along),
      ),
      loss: theory.loss + excessOf(theory, along),
    };
    return { region, moved: times(toParameters, second(most)) };
  };

  const advance = (drift: readonly Pair[], from: number, count: number): readonly Pair[] => {
    const { region, moved } = regionOf(from, count, drift);
    const ofGradient = rounding.ofGradient(region);
    const ofVelocity = each(
      (error, slope, way) =>
        learningRate * (error + VELOCITY_ROUNDINGS * u * slope) + VELOCITY_ROUNDINGS * u * way,
      ofGradient,
      region.gradient,
      moved,
    );
    const ofUpdate = rounding.ofUpdate(region, moved);
    const [w, c] = [times(toAxes, ofVelocity), times(toAxes, ofUpdate)];
    return motions.map(({ step }, i): Pair => {
      const { power, sum } = reachOf(step, count);
      const error: Pair = [(w[i] ?? NaN) + (c[i] ?? NaN), w[i] ?? NaN];
      return plus(applied(absolute(power), drift[i] ?? NOWHERE), applied(sum, error));
    });
  };

  // No component more than doubles in the long run.
  const fastest = Math.max(1, ...sizes(factors));
  const longest = Math.max(1, Math.floor(Math.LN2 / Math.log(fastest)));
  const driftAfter = (steps: number): readonly Pair[] => {
    let drift: readonly Pair[] = times(toAxes, rounding.ofStart(start.parameters)).map((c) => [
      c,
      0,
    ]);
    for (let from = 0; from < steps;) {
      const count = Math.min(Math.max(1, from), longest, steps - from);
      drift = advance(drift, from, count);
      from += count;
    }
    return drift;
  };

  return (steps) => {
    const before = driftAfter(steps - 1);
    const { region } = regionOf(steps - 1, 1, before);
    const drift = advance(before, steps - 1, 1);
    const now = first(stateAt(steps - 1));
    const moved = dot(
      theory.eigenvalues,
      each((along, off) => Math.abs(along) * off + off ** 2 / 2, now, first(before)),
    );
    return {
      loss: moved + rounding.ofLoss(region),
      parameters: each(
        (off, read) => off + read,
        times(toParameters, first(drift)),
        rounding.ofReading(regionOf(steps, 1, drift).region),
      ),
      gradient: rounding.ofGradient(region),
    };
  };
}

const NOWHERE: Pair = [NaN, NaN];

/** What the closed form loses in f64: as much as a few roundings of M in each step; and the error of θ*. */
export function heavyBallClosedFormBound(
  { theory, motions, components, at }: Trajectory,
  { start }: Problem,
): (steps: number) => Values {
  const u = CLOSED_FORM_ROUNDINGS * UNIT_ROUNDOFF.f64;
  const toAxes = theory.axes.map(sizes);
  const toParameters = transposed(toAxes);
  const optimum = times(toAxes, theory.errors);
  const reach = Math.hypot(...theory.parameters) + Math.hypot(...start.parameters);
  const off = (steps: number): Vector =>
    motions.map(({ step, begin }, i) => {
      const { power, sum, most } = reachOf(step, steps);
      const size = absolute(step);
      const far = applied(most, [Math.abs(begin[0]), Math.abs(begin[1])]);
      const [c, w] = applied(size, far);
      // 1 − η·λ is rounded as 1 is.
      const local: Pair = [u * (c + far[0]), u * (w + far[1])];
      const ofBegin = applied(absolute(power), [
        u * reach + (optimum[i] ?? NaN),
        u * Math.abs(begin[1]),
      ]);
      return applied(sum, local)[0] + ofBegin[0];
    });
  return (steps) => {
    const before = components(steps - 1);
    const moved = dot(
      theory.eigenvalues,
      each((along, error) => Math.abs(along) * error + error ** 2 / 2, before, off(steps - 1)),
    );
    const now = each((error, ofOptimum) => error + ofOptimum, off(steps), optimum);
    return {
      loss: moved + u * (excessOf(theory, before) + theory.loss) + u ** 2 * theory.squareY,
      parameters: each(
        (error, value) => error + u * Math.abs(value),
        times(toParameters, now),
        at(steps),
      ),
    };
  };
}
