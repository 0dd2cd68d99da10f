/** How many runs lie for kernels/train-many.wgsl: four side by side, as the lanes of a vec4f; the last quad is filled with its last run. */
import { inputsOf } from '../core/data/inputs.ts';
import { emptyTallies } from '../core/runs/tally.ts';
import type { RunsRecipe } from '../core/runs/recipe.ts';
import type { Tallies } from '../core/runs/types.ts';
import type { Dataset, Problem } from '../core/types.ts';
import { Struct } from './struct.ts';

/** Lanes of a vec4f. */
export const LANES = 4;

const OF_SUBMIT = { since: 'u32', untilStep: 'u32' } as const;
export const RUNS_SUBMIT = new Struct(OF_SUBMIT);

/** `struct Settings`. */
export const RUNS_SETTINGS = new Struct({
  quads: 'u32',
  points: 'u32',
  inversePoints: 'f32',
  columnRows: 'u32',
  stepsPerEpoch: 'u32',
  batchRows: 'u32',
  batch: 'u32',
  lastBatch: 'u32',
  inverseBatch: 'f32',
  inverseLastBatch: 'f32',
  numbersPerStep: 'u32',
  recentEpochs: 'u32',
  ...OF_SUBMIT,
});

/** `struct Block`. */
export const BLOCK = new Struct({ first: 'u32', end: 'u32' });

const FOUR = { floats: LANES, align: 16 } as const;

/** `struct Tally`. */
export const TALLY = new Struct({
  first: FOUR,
  last: FOUR,
  best: FOUR,
  sum: FOUR,
  inverseSum: FOUR,
  recentSum: FOUR,
  epochLoss: FOUR,
  bestEpoch: FOUR,
  reachedEpoch: FOUR,
  divergedEpoch: FOUR,
  steps: 'u32',
  missing: 'u32',
});

export function quadsOfRuns(runs: number): number {
  return Math.ceil(runs / LANES);
}

/** Where a run stands in a column of numbers of all quads. */
type Row = (run: number) => number;

/** Columns of a number of each run, one behind another. [columns][4 · quads] */
function columnsOfRuns(runs: number, columns: readonly Row[]): Float32Array<ArrayBuffer> {
  const length = LANES * quadsOfRuns(runs);
  const all = new Float32Array(columns.length * length);
  for (const [c, valueOf] of columns.entries())
    for (let lane = 0; lane < length; lane++)
      all[c * length + lane] = valueOf(Math.min(lane, runs - 1));
  return all;
}

/** `given`. @param targets what is left out is met by none */
export function layGiven(
  { kindOf, lossNumbers, movement }: RunsRecipe,
  targets: ArrayLike<number>,
): Uint32Array<ArrayBuffer> {
  const runs = kindOf.length;
  const numbers = (lossNumbers[0] ?? []).map(
    (_, i): Row =>
      (run) =>
        lossNumbers[run]?.[i] ?? NaN,
  );
  const laid = columnsOfRuns(runs, [() => 0, (run) => targets[run] ?? -Infinity, ...numbers]);
  const words = new Uint32Array(laid.buffer);
  for (let lane = 0; lane < LANES * quadsOfRuns(runs); lane++)
    words[lane] = (kindOf[Math.min(lane, runs - 1)] ?? 0) * movement.scalarCount;
  return words;
}

/** θ at the start, of which the rest of `state` is 0. */
export function layStarts(problems: readonly Problem[], P: number): Float32Array<ArrayBuffer> {
  const columns = Array.from({ length: P }, (_, p): Row => (run) => problems[run]?.start.parameters[p] ?? NaN); // prettier-ignore
  return columnsOfRuns(problems.length, columns);
}

/** θ as it was kept. [R][P] */
export function readParameters(bytes: ArrayBuffer, runs: number, P: number): Float32Array {
  const laid = new Float32Array(bytes);
  const length = LANES * quadsOfRuns(runs);
  return Float32Array.from({ length: runs * P }, (_, i) => laid[(i % P) * length + Math.floor(i / P)] ?? NaN); // prettier-ignore
}

/** Before the first epoch. */
export function layTallies(runs: number): Uint32Array<ArrayBuffer> {
  const empty = TALLY.write({ best: Array<number>(LANES).fill(Infinity) });
  const all = new Uint32Array(empty.length * quadsOfRuns(runs));
  for (let at = 0; at < all.length; at += empty.length) all.set(empty, at);
  return all;
}

export interface ReadTallies {
  readonly tallies: Tallies;
  /** The fewest that a quad has done. */
  readonly steps: number;
  /** Of all together. */
  readonly missing: number;
}

/** @param epoch that is done */
export function readTallies(bytes: ArrayBuffer, runs: number, epoch: number): ReadTallies {
  const [floats, words] = [new Float32Array(bytes), new Uint32Array(bytes)];
  const stride = TALLY.bytes / 4;
  const tallies = { ...emptyTallies(runs, (length) => new Float32Array(length)), epoch };
  for (const [key, column] of Object.entries(tallies)) {
    if (typeof column === 'number') continue;
    const from = column instanceof Uint32Array ? words : floats;
    const at = TALLY.at[key as keyof typeof TALLY.at] / 4;
    for (let run = 0; run < runs; run++)
      column[run] = from[Math.floor(run / LANES) * stride + at + (run % LANES)] ?? NaN;
  }
  let [steps, missing] = [Infinity, 0];
  for (let at = 0; at < words.length; at += stride) {
    steps = Math.min(steps, words[at + TALLY.at.steps / 4] ?? 0);
    missing += words[at + TALLY.at.missing / 4] ?? 0;
  }
  return { tallies, steps, missing };
}

/** Where the rows of an epoch are put, a batch behind another. */
export interface RunsRows {
  /** From a column to the next. */
  readonly columnRows: number;
  /** From a batch to the next. */
  readonly batchRows: number;
}

/**
 * Puts the points of an epoch of one run where they are taken.
 * @param lanes numbers from a row to the next: 1 where all runs share the points
 * @param lane of the run
 * @param first row of the epoch
 */
export function layRows(
  all: Float32Array,
  data: Dataset,
  { columnRows, batchRows }: RunsRows,
  batches: readonly ArrayLike<number>[],
  first: number,
  [lanes, lane]: readonly [number, number],
): void {
  for (const [c, column] of [...inputsOf(data), data.y].entries()) {
    for (const [b, rows] of batches.entries()) {
      const begin = c * columnRows + first + b * batchRows;
      for (let i = 0; i < rows.length; i++)
        all[(begin + i) * lanes + lane] = column[rows[i] ?? 0] ?? NaN;
    }
  }
}
