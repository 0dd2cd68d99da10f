import {
  envelopeOf,
  motionOf,
  powerOf,
  rateOf,
  times as applied,
  type Pair,
  type Square,
} from './heavy-ball.ts';
import { alongAxes, excessOf, type Theory } from './theory.ts';
import { each, sizes, times, type Vector } from '../arithmetic/vectors.ts';
import type { Values } from './values.ts';

/** Gradient descent, in closed form. All f64. */
export interface Trajectory {
  readonly theory: Theory;
  /** 1 − η·λ: what a step multiplies each component of θ − θ* by; with momentum in the long run, by size. [P] */
  readonly factors: Vector;
  /** The components of θ_k − θ* along the axes after `steps` ≥ 0 steps. [P] */
  readonly components: (steps: number) => Vector;
  /** What bounds the components' sizes from there on, below the limit of stability. [P] */
  readonly envelope: (steps: number) => Vector;
  /** Of each axis, with momentum: what a step does, and where it begins. [P] */
  readonly motions: readonly Motion[];
  /** θ_k after `steps` ≥ 0 steps. [P] */
  readonly at: (steps: number) => Vector;
  /**
   * The mean loss before the last of `steps` ≥ 1 steps, and the parameters after it, at a cost that
   * depends on neither steps nor points.
   */
  readonly after: (steps: number) => Values;
}

/** Along an axis. */
export interface Motion {
  readonly step: Square;
  readonly begin: Pair;
}

/**
 * θ_k = θ* + (I − η·H)^k · (θ_0 − θ*): the loss is a quadratic form, so that each component along an
 * eigenvector of H shrinks by 1 − η·λ a step (Nesterov, "Introductory Lectures on Convex
 * Optimization", 2004, 1.2.3). With momentum each has two numbers, and a step is a matrix of two rows. Each call of
 * `after` is a handful of powers.
 * @param start θ_0 [P]
 * @param velocity what momentum has kept. [P]; nothing where it is left out
 */
export function trajectoryOf(
  theory: Theory,
  learningRate: number,
  start: Vector,
  velocity: Vector = [],
): Trajectory {
  const { parameters: best, loss: least, eigenvalues, axes, momentum } = theory;
  const begin = alongAxes(theory, start);
  const speeds = velocity.length > 0 ? times(axes, velocity) : begin.map(() => 0);
  const motions = eigenvalues.map((value, i): Motion => ({
    step: motionOf(learningRate, value, momentum),
    begin: [begin[i] ?? NaN, learningRate * (speeds[i] ?? NaN)],
  }));
  const ways =
    momentum === 0
      ? plainWays(
          eigenvalues.map((value) => 1 - learningRate * value),
          begin,
        )
      : heavyBallWays(motions);
  const { components } = ways;
  const at = (steps: number): Vector => {
    const along = components(steps);
    return best.map((value, p) =>
      axes.reduceRight((sum, axis, i) => sum + (axis[p] ?? NaN) * (along[i] ?? NaN), value),
    );
  };
  return {
    theory,
    motions,
    ...ways,
    at,
    after: (steps) => ({
      loss: least + excessOf(theory, components(steps - 1)),
      parameters: at(steps),
    }),
  };
}

type Ways = Pick<Trajectory, 'factors' | 'components' | 'envelope'>;

function plainWays(factors: Vector, begin: Vector): Ways {
  const components = (steps: number): Vector =>
    each((component, factor) => component * factor ** steps, begin, factors);
  return { factors, components, envelope: (steps) => sizes(components(steps)) };
}

function heavyBallWays(motions: readonly Motion[]): Ways {
  const stateAt = ({ step, begin }: Motion, steps: number): Pair =>
    applied(powerOf(step, steps), begin);
  return {
    factors: motions.map(({ step }) => rateOf(step)),
    components: (steps) => motions.map((motion) => stateAt(motion, steps)[0]),
    envelope: (steps) => motions.map((motion) => envelopeOf(motion.step, stateAt(motion, steps))),
  };
}
