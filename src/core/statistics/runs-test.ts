/** Do the residuals' signs change as often as chance would have them? Long runs of one sign are a bend that the model misses. */
import { upperTailOfNormal } from './distributions.ts';

export interface RunsTest {
  /** Stretches of one sign, in order of x. */
  readonly runs: number;
  /** How many signs to expect of so many above and below: 1 + 2·n₊·n₋/n. */
  readonly expected: number;
  readonly above: number;
  readonly below: number;
  /** The chance of so few runs or fewer, where the signs come in any order alike (Wald and Wolfowitz 1940). */
  readonly tooFew: number;
  /** And of so many or more. */
  readonly tooMany: number;
  /** Whether the chances are counted, not those of the normal distribution. */
  readonly isExact: boolean;
}

/** Up to so many signs they are counted: numbers of orders are then far from the end of f64. */
const MOST_COUNTED = 200;

/**
 * Rows of the same x are one, by the sum of their residuals: so the order of the rows does not matter. A sum of 0 has no sign.
 * @param x what the rows are put in order by: the input, or ŷ where there are several. [n]
 * @param residuals y − ŷ. [n]
 * @param weights a row of weight 0 is left out. [n]
 */
export function runsTest(
  x: ArrayLike<number>,
  residuals: ArrayLike<number>,
  weights?: ArrayLike<number>,
): RunsTest {
  const places = Float64Array.from(x).sort();
  // Rows in a typed array of their own: 10⁶ entries of a map take seconds to sort.
  const sums = new Float64Array(places.length);
  let k = 0;
  for (let i = 0; i < residuals.length; i++) {
    const place = x[i] ?? NaN;
    // Rows often come in order.
    if (place !== places[k]) k = place === places[k + 1] ? k + 1 : firstOf(places, place);
    sums[k] = (sums[k] ?? 0) + (weights?.[i] ?? 1) * (residuals[i] ?? NaN);
  }
  let [above, below, runs, before] = [0, 0, 0, 0];
  for (const sum of sums) {
    const sign = Math.sign(sum);
    if (sign === 0) continue;
    if (sign > 0) above++;
    else below++;
    if (sign !== before) runs++;
    before = sign;
  }
  const n = above + below;
  const expected = n === 0 ? 0 : 1 + (2 * above * below) / n;
  const isExact = n <= MOST_COUNTED;
  const tails = isExact ? counted(runs, above, below) : approximated(runs, above, below);
  return { runs, expected, above, below, ...tails, isExact };
}

/** The first place of a value in a list that holds it, from the least on. */
function firstOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Tails {
  readonly tooFew: number;
  readonly tooMany: number;
}

function counted(runs: number, above: number, below: number): Tails {
  // Of one sign only there is but one order.
  if (above === 0 || below === 0) return { tooFew: 1, tooMany: 1 };
  const all = choose(above + below, above);
  let [tooFew, tooMany] = [0, 0];
  for (let r = 2; r <= above + below; r++) {
    const share = ordersWith(r, above, below) / all;
    if (r <= runs) tooFew += share;
    if (r >= runs) tooMany += share;
  }
  return { tooFew: Math.min(1, tooFew), tooMany: Math.min(1, tooMany) };
}

/** Of so many of each sign: cut into runs that take turns, beginning with either. */
function ordersWith(runs: number, above: number, below: number): number {
  const [more, less] = [Math.ceil(runs / 2), Math.floor(runs / 2)];
  const begun = (first: number, second: number): number =>
    choose(first - 1, more - 1) * choose(second - 1, less - 1);
  return begun(above, below) + begun(below, above);
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let found = 1;
  for (let i = 1; i <= k; i++) found = (found * (n - k + i)) / i;
  return found;
}

/** With the correction of ½ for whole numbers. */
function approximated(runs: number, above: number, below: number): Tails {
  const n = above + below;
  const product = 2 * above * below;
  const expected = 1 + product / n;
  const deviation = Math.sqrt((product * (product - n)) / n / n / (n - 1));
  if (deviation === 0) return { tooFew: 1, tooMany: 1 };
  return {
    tooFew: upperTailOfNormal((expected - runs - 0.5) / deviation),
    tooMany: upperTailOfNormal((runs - expected - 0.5) / deviation),
  };
}
