/** Which of many descents came to one and the same minimum. */
import { unitOf } from '../../cpu/least-squares/linearised.ts';
import type { Observations } from '../../cpu/least-squares/observations.ts';
import type { Frequency } from './frequencies.ts';
import type { Theta } from './projection.ts';
import { negatives } from './search.ts';

/** Sums of squares that differ by no more belong to one minimum. */
const ALIKE = 1e-7;
/** With so many at one minimum it is not looked for another. */
const AGREED = 8;

/** Σ w·r² of one, in the unit of all that fit the same rows. */
interface Costly {
  readonly cost: number;
}

/** Whether most of many starts have come to the least minimum of all. */
export function isAgreed(costs: readonly number[]): boolean {
  const least = costs.reduce((so, cost) => Math.min(so, cost), Infinity);
  const same = costs.filter((cost) => cost - least <= ALIKE * least).length;
  return same >= AGREED && same > (2 / 3) * costs.length;
}

/** From the least on; of those that are alike the one of the least rank: a width of 1.2, not of −1.2. */
export function distinct<T>(
  list: readonly T[],
  of: (one: T) => Costly,
  rank: (one: T) => number,
  observations: Observations,
): readonly T[] {
  const noise = noiseOf(observations);
  const sorted = list.toSorted((one, other) => of(one).cost - of(other).cost);
  const kept: T[] = [];
  for (const one of sorted) {
    const { cost } = of(one);
    const most = ALIKE * cost + noise;
    const alike = kept.findIndex((other) => cost - of(other).cost <= most);
    const before = kept[alike];
    if (before === undefined) kept.push(one);
    else if (rank(one) < rank(before)) kept[alike] = one;
  }
  return kept;
}

/** What of a cost may be the rounding of y. */
export function noiseOf({ target }: Observations): number {
  const unit = unitOf(target);
  let squares = 0;
  for (let i = 0; i < target.length; i++) squares += (unit * (target[i] ?? NaN)) ** 2;
  return squares * 1e-26;
}

/** Of those that are alike: the wave that turns by less than half a turn from each x to the next, and the fewest signs. */
export function rankOf(waves: readonly Frequency[]): (theta: Theta) => number {
  const most = waves.map((wave) => wave.most());
  return (theta) => {
    const fast = waves.filter(({ parameter, radiansAt }, k) => radiansAt(theta[parameter] ?? NaN) > (most[k] ?? NaN)); // prettier-ignore
    return fast.length * theta.length + negatives(theta);
  };
}
