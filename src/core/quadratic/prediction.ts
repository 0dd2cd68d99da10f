/** What gradient descent is going to do, before it does it: from its closed form. */
import { leastThat } from '../arithmetic/bisect.ts';
import { excessOf } from './theory.ts';
import type { Trajectory } from './trajectory.ts';
import type { Vector } from '../arithmetic/vectors.ts';

/** Beyond this many steps nobody waits. */
const MOST_STEPS = 1e12;

function excess({ theory, envelope }: Trajectory, steps: number): number {
  return excessOf(theory, envelope(steps));
}

/**
 * The least k with L(θ_k) ≤ (1 + share)·L*, in exact arithmetic. Below the limit of stability the
 * loss falls from step to step, so that bisection finds it; with momentum it may swing, and what falls is its envelope.
 * @returns Infinity above the limit, and where L* = 0 is never reached
 */
export function epochsToWithin(trajectory: Trajectory, share: number): number {
  if (growth(trajectory) >= 1 || trajectory.theory.loss === 0) return Infinity;
  return firstThat((steps) => excess(trajectory, steps) <= share * trajectory.theory.loss);
}

/**
 * |1 − η·λmax|: what a step multiplies the distance from the optimum by in the steep direction. Above
 * 1 it diverges.
 */
export function growth({ factors }: Trajectory): number {
  return Math.abs(factors.at(-1) ?? NaN);
}

/**
 * The least k with L(θ_k) > `largest`, above the limit of stability.
 * @param largest the greatest number that the arithmetic has, such as {@link MOST_F32}
 * @returns Infinity where the loss never gets there
 */
export function epochsToExceed(trajectory: Trajectory, largest: number): number {
  if (growth(trajectory) <= 1) return Infinity;
  // Near the limit the loss may fall first; from where it rises, it goes on rising.
  return firstThat((steps) => !(excess(trajectory, steps) + trajectory.theory.loss <= largest));
}

/** The least integer from 0 on that passes, where every greater one passes, too. */
function firstThat(passes: (k: number) => boolean): number {
  if (passes(0)) return 0;
  for (let most = 1; most <= 2 * MOST_STEPS; most *= 2) {
    if (passes(most)) return leastThat(passes, most / 2, most);
  }
  return Infinity;
}

/** Of the steps that a predicted path shows: each of the first, then ever fewer. */
const EACH = 200;
const STRIDE = 1.2;
/** A distance this many times the one at the start is off every picture. */
const FAR = 100;
/** And this share of it is no distance any more. */
const NEAR = 1e-4;

/** θ_0, θ_1, … as exact arithmetic has them, until they stand still or are far away. [[P], …] */
export function predictedPath(trajectory: Trajectory): readonly Vector[] {
  const begin = Math.hypot(...trajectory.components(0));
  const path: Vector[] = [];
  for (
    let steps = 0;
    steps < MOST_STEPS;
    steps = steps < EACH ? steps + 1 : Math.ceil(steps * STRIDE)
  ) {
    path.push(trajectory.at(steps));
    const distance = Math.hypot(...trajectory.components(steps));
    if (!(distance <= FAR * begin) || distance <= NEAR * begin) break;
  }
  return path;
}
