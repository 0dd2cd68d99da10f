/** What gradient descent is going to do, before it does it: from its closed form. */
import type { AlongAxes, Trajectory } from './trajectory.ts';

/** The greatest f32. */
export const F32_MAX = (2 - 2 ** -23) * 2 ** 127;

/** Beyond this many steps nobody waits. */
const MOST_STEPS = 1e12;

/** L(θ_k) − L* = ½·Σ λ_i·c_i², with the components c of θ_k − θ*. */
function excess({ fit, components }: Trajectory, steps: number): number {
  const c = components(steps);
  return fit.eigenvalues.reduce(
    (sum, eigenvalue, i) => sum + (eigenvalue * (c[i] ?? NaN) ** 2) / 2,
    0,
  );
}

/**
 * The least k with L(θ_k) ≤ (1 + share)·L*, in exact arithmetic. Below the limit of stability the
 * loss falls from step to step, so that bisection finds it.
 * @returns Infinity above the limit, and where L* = 0 is never reached
 */
export function epochsToWithin(trajectory: Trajectory, share: number): number {
  if (growth(trajectory) >= 1 || trajectory.fit.loss === 0) return Infinity;
  const within = (steps: number): boolean =>
    excess(trajectory, steps) <= share * trajectory.fit.loss;
  return leastThat(within);
}

/**
 * |1 − η·λmax|: what a step multiplies the distance from the optimum by in the steep direction. Above
 * 1 it diverges.
 */
export function growth({ factors }: Trajectory): number {
  return Math.abs(factors[1]);
}

/**
 * The least k with L(θ_k) > `largest`, above the limit of stability.
 * @param largest the greatest number that the arithmetic has, such as {@link F32_MAX}
 * @returns Infinity where the loss never gets there
 */
export function epochsToExceed(trajectory: Trajectory, largest: number): number {
  if (growth(trajectory) <= 1) return Infinity;
  // Near the limit the loss may fall first; from where it rises, it goes on rising.
  return leastThat((steps) => !(excess(trajectory, steps) + trajectory.fit.loss <= largest));
}

/** The least integer from 0 on that passes, where every greater one passes, too. */
function leastThat(passes: (steps: number) => boolean): number {
  if (passes(0)) return 0;
  let most = 1;
  while (!passes(most)) {
    if (most > MOST_STEPS) return Infinity;
    most *= 2;
  }
  let least = most / 2;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (passes(middle)) most = middle;
    else least = middle;
  }
  return most;
}

/** Of the steps that a predicted path shows: each of the first, then ever fewer. */
const EACH = 200;
const STRIDE = 1.2;
/** A distance this many times the one at the start is off every picture. */
const FAR = 100;
/** And this share of it is no distance any more. */
const NEAR = 1e-4;

/** θ_0, θ_1, … as exact arithmetic has them, until they stand still or are far away. [[a, b], …] */
export function predictedPath(trajectory: Trajectory): readonly (readonly [number, number])[] {
  const length = (c: AlongAxes): number => Math.hypot(...c);
  const begin = length(trajectory.components(0));
  const path: (readonly [number, number])[] = [];
  for (
    let steps = 0;
    steps < MOST_STEPS;
    steps = steps < EACH ? steps + 1 : Math.ceil(steps * STRIDE)
  ) {
    path.push(trajectory.at(steps));
    const distance = length(trajectory.components(steps));
    if (!(distance <= FAR * begin) || distance <= NEAR * begin) break;
  }
  return path;
}
