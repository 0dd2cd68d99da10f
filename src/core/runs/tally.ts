/** The tallies as one run after another has them: the reference for those of kernels. */
import type { Arithmetic } from '../formula/arithmetic.ts';
import { LEAST_RATIO, MOST_RATIO, RECENT, type Tallies, type TallyColumn } from './types.ts';

type Written<T> = { -readonly [K in keyof T]: T[K] };

/** @param runs R */
export function emptyTallies(runs: number, column: (length: number) => TallyColumn): Tallies {
  const words = (): Uint32Array => new Uint32Array(runs);
  return {
    epoch: 0,
    first: column(runs),
    last: column(runs),
    best: column(runs).fill(Infinity),
    bestEpoch: words(),
    reachedEpoch: words(),
    divergedEpoch: words(),
    sum: column(runs),
    inverseSum: column(runs),
    recentSum: column(runs),
  };
}

/**
 * Takes one more loss of one run into account.
 * @param exact its loss, in whatever digits the engine tells it
 * @param epoch 1 for the first
 * @param epochs of the whole run
 */
export function tally(
  into: Tallies,
  run: number,
  exact: number,
  epoch: number,
  { epochs, target, round }: { readonly epochs: number; readonly target: number } & Pick<Arithmetic, 'round'>, // prettier-ignore
): void {
  const to: Written<Tallies> = into;
  const loss = round(exact);
  if (epoch === 1) to.first[run] = loss;
  const ratio = round(loss / (to.first[run] ?? NaN));
  const isFinite = Number.isFinite(loss);
  const v = isFinite && ratio <= MOST_RATIO ? ratio : MOST_RATIO;
  to.last[run] = loss;
  if (isFinite && loss < (to.best[run] ?? NaN)) {
    to.best[run] = loss;
    to.bestEpoch[run] = epoch;
  }
  if (isFinite && loss <= target && to.reachedEpoch[run] === 0) to.reachedEpoch[run] = epoch;
  if (!isFinite && to.divergedEpoch[run] === 0) to.divergedEpoch[run] = epoch;
  add(to.sum, run, v);
  add(to.inverseSum, run, round(1 / Math.max(v, LEAST_RATIO)));
  if (epoch > epochs - RECENT) add(to.recentSum, run, v);

  function add(column: TallyColumn, at: number, value: number): void {
    column[at] = (column[at] ?? NaN) + value;
  }
}
