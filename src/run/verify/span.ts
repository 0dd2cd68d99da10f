import { leastThat } from '../../core/arithmetic/bisect.ts';
import type { Trajectory } from '../../core/quadratic/index.ts';

/** Runs are sampled about so often: what a chart can show. */
const SAMPLES = 500;

/** f32 ends at 2^128; sums and squares of a step stay within 2^8 of n·L. */
const MOST_SUM = 2 ** 120;

/**
 * The last epoch, up to `epochs`, before which exact descent stays well inside f32: all of them
 * where it converges.
 */
export function finiteEpochs({ after }: Trajectory, points: number, epochs: number): number {
  const isOutside = (epoch: number): boolean => !(points * after(epoch).loss < MOST_SUM);
  // What grows, grows ever faster: outside once is outside for good.
  return isOutside(epochs) ? Math.max(1, leastThat(isOutside, 1, epochs) - 1) : epochs;
}

/** A sample at epoch 1 and at every multiple of this. */
export function samplingOf(epochs: number): number {
  return Math.max(1, Math.ceil(epochs / SAMPLES));
}

/** Epoch 1, the multiples of `every`, and the last one. */
export function sampledEpochs(epochs: number, every: number): number[] {
  const due = new Set([1]);
  for (let epoch = every; epoch <= epochs; epoch += every) due.add(epoch);
  due.add(epochs);
  return [...due];
}
