/** Which minimum each run has come to: runs whose parameters end at the same place. */

export interface Basins {
  /** Of each run: 1 for the minimum of the least loss, and so on; 0 where it has diverged, −1 where it is near none. [R] */
  readonly of: Int32Array;
  readonly minima: readonly Minimum[];
}

export interface Minimum {
  /** Of the run that is nearest to it: the one of the least loss. [P] */
  readonly parameters: readonly number[];
  readonly loss: number;
  readonly runs: number;
}

/** A run whose last losses differ by more from the last of all is still on its way. */
const STILL_MOVING = 0.01;
/** Runs that end at one place differ by no more: in the loss, relative to what the losses spread over; */
const NEAR_LOSS = 1e-3;
/** and in θ, relative to what it spreads over. */
const NEAR = 0.02;
/** A place to which fewer runs come is no minimum, but where somebody was still on the way. */
const LEAST_SHARE = 1 / 500;

/**
 * Runs are gone through from the least loss on: each belongs to the first minimum that it is near, or is one itself. What
 * few have come to has not arrived, nor has who still moves.
 * @param losses after the last epoch. [R]
 * @param parameters a column each. [P][R]
 * @param recent the mean of each run's last losses; all have arrived where it is left out. [R]
 */
export function basinsOf(
  losses: ArrayLike<number>,
  parameters: readonly ArrayLike<number>[],
  recent: ArrayLike<number> = losses,
): Basins {
  const runs = [...Array(losses.length).keys()].filter((run) => {
    const isFinite = (column: ArrayLike<number>): boolean => Number.isFinite(column[run] ?? NaN);
    return isFinite(losses) && parameters.every(isFinite);
  });
  const of = new Int32Array(losses.length);
  const lossOf = (run: number): number => losses[run] ?? NaN;
  const moves = (run: number): boolean => Math.abs((recent[run] ?? NaN) - lossOf(run)) > STILL_MOVING * lossOf(run); // prettier-ignore
  runs.sort((one, other) => lossOf(one) - lossOf(other) || one - other);
  const widths = parameters.map((column) => middleWidth(runs.map((run) => column[run] ?? NaN)));
  const height = middleWidth(runs.map(lossOf));
  const found: { readonly run: number; readonly members: number[] }[] = [];
  for (const run of runs) {
    if (moves(run)) {
      of[run] = -1;
      continue;
    }
    const near = found.find(({ run: first }) => {
      if (lossOf(run) - lossOf(first) > NEAR_LOSS * Math.max(height, lossOf(first))) return false;
      return parameters.every((column, p) => Math.abs((column[run] ?? NaN) - (column[first] ?? NaN)) <= NEAR * (widths[p] ?? 0)); // prettier-ignore
    });
    if (near === undefined) found.push({ run, members: [run] });
    else near.members.push(run);
  }
  const least = Math.max(2, Math.ceil(runs.length * LEAST_SHARE));
  const minima: Minimum[] = [];
  for (const { run, members } of found) {
    const isOne = members.length >= least || runs.length < 2 * least;
    if (isOne) minima.push({ parameters: parameters.map((column) => column[run] ?? NaN), loss: lossOf(run), runs: members.length }); // prettier-ignore
    for (const member of members) of[member] = isOne ? minima.length : -1;
  }
  return { of, minima };
}

export const BASIN = 'basin';

/** What has to be measured so that these can be told: which minimum a run has come to follows from where all have ended. */
export function measuredFor(names: readonly string[]): readonly string[] {
  if (!names.includes(BASIN)) return names;
  const others = names.filter((name) => name !== BASIN && !name.startsWith('parameter'));
  return [...new Set([...others, 'last-loss', 'recent-loss', 'parameters'])];
}

/** @param columns of those. [R] each */
export function basinsIn(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  parameterNames: readonly string[],
): Basins {
  const column = (name: string): ArrayLike<number> => columns[name] ?? [];
  return basinsOf(column('loss'), parameterNames.map((name) => column(`parameter.${name}`)), column('recent-loss')); // prettier-ignore
}

/** Between the 5th and the 95th of a hundred: a few that went far do not count. */
function middleWidth(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(0.95) - at(0.05);
}
