/** What travels with each submit of many runs: the numbers of the steps of each kind, and, of batches, the points. */
import { Batches } from '../core/batches/batches.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { putNumbers } from '../core/runs/numbers.ts';
import type { RunsRecipe } from '../core/runs/recipe.ts';
import type { Problem } from '../core/types.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { BufferScope } from './buffers.ts';
import { BUFFER } from './flags.ts';
import { LANES, layRows, quadsOfRuns, type RunsRows } from './runs-layout.ts';

/** The most bytes of numbers, or of points, that travel with a submit. */
const MOST_FED_BYTES = 2 ** 23;

/** How many epochs a submit can be fed for, and how their points lie. */
export interface RunsPortions extends RunsRows {
  readonly mostEpochs: number;
  readonly perEpoch: number;
  /** Points of a step; the last of an epoch may have fewer. */
  readonly size: number;
  /** Whether one number of a point serves all. */
  readonly isShared: boolean;
  /** Of the buffer of the points. */
  readonly pointsBytes: number;
  readonly numbersBytes: number;
  /** Of `struct Settings`. */
  readonly settings: Readonly<Record<'columnRows' | 'stepsPerEpoch' | 'batchRows' | 'batch' | 'lastBatch' | 'inverseBatch' | 'inverseLastBatch' | 'numbersPerStep', number>>; // prettier-ignore
}

export function runsPortionsOf(recipe: RunsRecipe): RunsPortions {
  const { of, kinds, movement, isSteady, sameData, sameOrder, kindOf } = recipe;
  const { data, batch } = of;
  const points = data.y.length;
  const perEpoch = stepsPerEpoch(of);
  const isFull = batch === 'full';
  const size = isFull ? points : Math.min(batch, points);
  const isShared = sameData && sameOrder;
  const lanes = isShared ? 1 : LANES * quadsOfRuns(kindOf.length);
  const epochBytes = 4 * lanes * perEpoch * size * (inputsOf(data).length + 1);
  const stepBytes = 4 * kinds.length * movement.scalarCount;
  const fed = Math.min(
    isSteady ? Infinity : MOST_FED_BYTES / (stepBytes * perEpoch),
    isFull ? Infinity : MOST_FED_BYTES / epochBytes,
  );
  const mostEpochs = Math.max(1, Math.floor(fed));
  const columnRows = (isFull ? 1 : mostEpochs) * perEpoch * size;
  const lastBatch = points - (perEpoch - 1) * size;
  const batchRows = isFull ? 0 : size;
  return {
    mostEpochs,
    perEpoch,
    size,
    isShared,
    columnRows,
    batchRows,
    pointsBytes: epochBytes * (isFull ? 1 : mostEpochs),
    numbersBytes: stepBytes * (isSteady ? 1 : mostEpochs * perEpoch),
    settings: {
      columnRows,
      stepsPerEpoch: perEpoch,
      batchRows,
      batch: size,
      lastBatch,
      inverseBatch: 1 / size,
      inverseLastBatch: 1 / lastBatch,
      numbersPerStep: isSteady ? 0 : kinds.length * movement.scalarCount,
    },
  };
}

/** Written before each submit. */
export class RunsFeed {
  readonly bindings: Readonly<Record<'numbers' | 'points', GPUBuffer>>;
  readonly #recipe: RunsRecipe;
  readonly #portions: RunsPortions;
  readonly #numbers: Float32Array<ArrayBuffer>;
  readonly #points: Float32Array<ArrayBuffer>;
  /** Those whose points are laid: one of them where all share them. */
  readonly #problems: readonly Problem[];
  readonly #batches: readonly Batches[];
  #step = 0;

  constructor(
    scope: BufferScope,
    problems: readonly Problem[],
    recipe: RunsRecipe,
    portions: RunsPortions,
  ) {
    this.#recipe = recipe;
    this.#portions = portions;
    this.#numbers = new Float32Array(portions.numbersBytes / 4);
    this.#points = new Float32Array(portions.pointsBytes / 4);
    this.#problems = portions.isShared ? [recipe.of] : problems;
    this.#batches = this.#problems.map(({ data, batch, start }) => new Batches(data.y.length, batch, start.order)); // prettier-ignore
    if (recipe.isSteady) this.#putNumbers(1);
    if (recipe.of.batch === 'full') this.#layEpoch(0);
    this.bindings = {
      numbers: scope.createFilled('numbers', this.#numbers, BUFFER.STORAGE),
      points: scope.createFilled('points', this.#points, BUFFER.STORAGE),
    };
  }

  /** @param epochs at most `mostEpochs` */
  feed(queue: GPUQueue, epochs: number): void {
    const { perEpoch, batchRows, columnRows } = this.#portions;
    const { isSteady, of } = this.#recipe;
    if (!isSteady) {
      const fed = this.#putNumbers(epochs * perEpoch);
      queue.writeBuffer(this.bindings.numbers, 0, this.#numbers, 0, fed);
    }
    this.#step += epochs * perEpoch;
    if (of.batch === 'full') return;
    for (let e = 0; e < epochs; e++) this.#layEpoch(e * perEpoch * batchRows);
    // Of each column as much as was laid anew.
    const lanes = this.#lanes;
    const fresh = epochs * perEpoch * batchRows * lanes;
    for (let at = 0; at < this.#points.length; at += columnRows * lanes)
      queue.writeBuffer(this.bindings.points, 4 * at, this.#points, at, fresh);
  }

  get #lanes(): number {
    return this.#portions.isShared ? 1 : LANES * quadsOfRuns(this.#problems.length);
  }

  /** Of so many steps to come, each with those of all kinds. @returns how many numbers they are */
  #putNumbers(count: number): number {
    const { kinds, movement } = this.#recipe;
    const strides = { kind: movement.scalarCount, step: kinds.length * movement.scalarCount };
    const { perEpoch } = this.#portions;
    putNumbers(this.#numbers, strides, this.#recipe, { step: this.#step, count, perEpoch });
    return count * strides.step;
  }

  #layEpoch(first: number): void {
    const lanes = this.#lanes;
    const { length } = this.#problems;
    for (const [run, { data }] of this.#problems.entries()) {
      const batches = this.#batches[run]?.next() ?? [];
      // The lanes behind the last run are its own.
      for (let lane = run; lane < (run === length - 1 ? lanes : run + 1); lane++)
        layRows(this.#points, data, this.#portions, batches, first, [lanes, lane]);
    }
  }
}
