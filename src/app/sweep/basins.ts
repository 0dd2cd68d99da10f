/** Which minimum each run has come to: those that have come to rest, by the loss at which they did. */
import type { Measure } from '../../run/sweep/types.ts';

/** Numbered from 1 on, the deepest first. */
export const MINIMUM: Measure = {
  name: 'minimum',
  column: 'minimum',
  unit: 'minimum',
  better: 'less',
  missing: 'not-reached',
  about: 'the minimum in which it has come to rest, the deepest is 1',
};

/** A run rests whose loss is another by no more than this share of it since the frame before. */
const RESTING = 1e-3;
/** Losses of two minima differ by more than this share, and of two runs in one by less. */
const APART = 0.01;
/** Fewer runs than this share of all are no minimum, but some that have not got out of one yet. */
const FEW = 1 / 400;
/** So many have colours of their own. */
export const MOST_MINIMA = 6;

/** Below this a loss is 0: what is left of it is rounding. */
const NOTHING = 1e-9;

export interface Basins {
  /** From 1 on; NaN where a run rests in none. [cells] */
  readonly minimum: Float64Array;
  /** Of each minimum, the deepest first. */
  readonly losses: readonly number[];
}

/**
 * @param last losses; NaN where a run has none. [cells]
 * @param before the losses of a frame before. [cells]
 */
export function basinsOf(last: Float64Array, before: ArrayLike<number>): Basins {
  const rests = [...last.keys()].filter((cell) => {
    const [now, then] = [last[cell] ?? NaN, before[cell] ?? NaN];
    return Math.abs(now - then) <= RESTING * Math.abs(now) + NOTHING;
  });
  rests.sort((p, q) => (last[p] ?? NaN) - (last[q] ?? NaN));
  const groups: number[][] = [];
  let latest = -Infinity;
  for (const cell of rests) {
    const loss = last[cell] ?? NaN;
    if (loss > latest + APART * Math.abs(latest) + NOTHING || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(cell);
    latest = loss;
  }
  const found = groups.filter((group) => group.length >= FEW * last.length).slice(0, MOST_MINIMA);
  const minimum = new Float64Array(last.length).fill(NaN);
  for (const [k, group] of found.entries()) for (const cell of group) minimum[cell] = k + 1;
  // The middle one: at its ends there are runs that are still on their way.
  return { minimum, losses: found.map((group) => last[group[group.length >> 1] ?? 0] ?? NaN) };
}
