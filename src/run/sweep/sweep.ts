/** Many runs, some at a time: what each comes to, in numbers. */
import {
  AbortedError,
  DeviceLostError,
  IncompleteWorkError,
  LimitError,
} from '../../core/errors.ts';
import { lineInOwnUnits, lossInOwnUnits, lossInTrainedUnits } from '../../core/data/units.ts';
import { shapesOf } from '../../core/runs/shapes.ts';
import type { Runs, Tallies } from '../../core/runs/types.ts';
import type { Engine, EngineInfo } from '../../core/types.ts';
import { Gate } from '../gate.ts';
import { asTrained } from '../in-own-units.ts';
import { Pacer } from '../pacer.ts';
import { measuresOf, type MeasureRow } from './measures.ts';
import { oneByOne } from './one-by-one.ts';
import { coarseToFine, inOrderOfAxes, type Batch } from './order.ts';
import type { Cell, Cells, SweepProgress, Tile } from './types.ts';

export interface SweepWork {
  readonly cells: Cells;
  /** What is kept of each run, by name. */
  readonly measures: readonly string[];
  readonly engine: Engine;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** Coarse to fine for a picture; else in the order of the axes, which is the preset. */
  readonly order?: 'coarse' | 'axes';
  /** In the order of the axes only these: from one of them to before another. */
  readonly from?: number;
  readonly until?: number;
  /** Epochs at which each tile is told, besides the last. */
  readonly at?: readonly number[];
  readonly signal?: AbortSignal | undefined;
  /** The loss, in own units, at which a run has arrived; none does where it is left out. */
  readonly target?: number | undefined;
  /** Runs at a time. */
  readonly mostRuns?: number;
  /** How long a piece of work may take until somebody is heard. */
  readonly targetMs?: number;
  /** A fault stopped the work: the tile in hand is computed again. */
  readonly onFault?: (fault: DeviceLostError | IncompleteWorkError) => void;
}

/** Runs that are trained together. */
const MOST_RUNS = 4096;
/** Runs of which one is trained after another, at a time. */
const ONE_BY_ONE = 64;
/** After this many faults with no tile between them, they are an error. */
const MOST_FAULTS = 3;

/**
 * Iterate it once for its tiles. What it brings onto the engine it frees; the engine itself stays the caller's.
 * @throws AbortedError, ConfigError for what `train` refuses, and what the engine throws
 */
export class Sweep implements AsyncIterable<Tile> {
  readonly measures: readonly MeasureRow[];
  readonly #work: SweepWork;
  readonly #gate = new Gate(true);
  readonly #marks: readonly number[];
  #aborted = false;
  #done = 0;
  #elapsedMs = 0;
  #description: string | undefined;

  /** @throws ConfigError for measures that are none */
  constructor(work: SweepWork) {
    const { cells, measures, at = [] } = work;
    const { epochs, parameterNames } = cells;
    this.measures = measuresOf(measures, parameterNames);
    this.#work = work;
    const marks = at.filter((epoch) => epoch < epochs);
    this.#marks = [...new Set(marks)].toSorted((one, other) => one - other).concat(epochs);
  }

  get engine(): EngineInfo {
    return this.#work.engine.info;
  }

  /** How the runs reach the device; undefined before the first. */
  get description(): string | undefined {
    return this.#description;
  }

  get progress(): SweepProgress {
    const [from, until] = this.#span;
    const count = until - from;
    const [done, elapsedMs] = [this.#done, this.#elapsedMs];
    return { done, count, elapsedMs, leftMs: done > 0 ? (elapsedMs / done) * (count - done) : undefined }; // prettier-ignore
  }

  get paused(): boolean {
    return !this.#gate.isOpen;
  }

  /** Takes effect after the piece of work in hand. */
  pause(): void {
    this.#gate.close();
  }

  play(): void {
    this.#gate.open();
  }

  /** Ends the iteration with AbortedError. */
  abort(): void {
    this.#aborted = true;
    this.#gate.knock();
  }

  get #span(): readonly [from: number, until: number] {
    const { from = 0, until = this.#work.cells.design.count } = this.#work;
    return [from, until];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Tile, void, undefined> {
    const { signal } = this.#work;
    const abort = (): void => this.abort();
    signal?.addEventListener('abort', abort);
    try {
      for (const batch of this.#batches()) yield* this.#tilesOf(batch);
      this.#throwIfAborted();
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  #batches(): Iterable<Batch> {
    const { cells, order, mostRuns = MOST_RUNS } = this.#work;
    const { shape } = cells.design;
    return order === 'coarse' ? coarseToFine(shape, mostRuns) : inOrderOfAxes(...this.#span, mostRuns); // prettier-ignore
  }

  /** A tile a shape: what one kernel trains. */
  async *#tilesOf({ runs, stride }: Batch): AsyncGenerator<Tile, void, undefined> {
    await this.#goOn();
    const all = this.#work.cells.cellsOf(runs);
    const { engine } = this.#work;
    for (const places of shapesOf(all.map(({ problem }) => problem))) {
      const part = { runs: Uint32Array.from(places, (place) => runs[place] ?? 0), stride, cells: places.flatMap((place) => all[place] ?? []) }; // prettier-ignore
      try {
        const { runs: many } = engine;
        if (many === undefined) throw new LimitError('one run after another');
        yield* this.#mended(part, (problems, options) => many.call(engine, problems, options));
      } catch (error) {
        if (!(error instanceof LimitError)) throw error;
        for (let begin = 0; begin < places.length; begin += ONE_BY_ONE)
          yield* this.#mended(partOf(part, begin, begin + ONE_BY_ONE), (problems, options) => oneByOne(engine, problems, options)); // prettier-ignore
      }
    }
  }

  /** The same again after a fault, without what was told before. */
  async *#mended(part: Part, open: Open): AsyncGenerator<Tile, void, undefined> {
    let told = 0;
    for (let faults = 1; ; faults++) {
      try {
        for await (const tile of this.#trained(part, open)) {
          if (tile.epoch <= told) continue;
          told = tile.epoch;
          faults = 0;
          if (tile.isDone) this.#done += part.runs.length;
          yield tile;
        }
        return;
      } catch (fault) {
        this.#throwIfAborted();
        const isFault = fault instanceof DeviceLostError || fault instanceof IncompleteWorkError;
        if (!isFault || faults === MOST_FAULTS) throw fault;
        this.#work.onFault?.(fault);
      }
    }
  }

  async *#trained(part: Part, open: Open): AsyncGenerator<Tile, void, undefined> {
    const { cells: { epochs }, clock, target, targetMs = 100 } = this.#work; // prettier-ignore
    const problems = part.cells.map(asTrained);
    const [{ data } = { data: undefined }] = problems;
    const work = (data?.y.length ?? 1) * problems.length;
    const pacer = new Pacer(targetMs, Math.min(Math.max(Math.floor(2 ** 20 / work), 1), 16), epochs); // prettier-ignore
    let before = clock();
    const targets = target === undefined ? undefined : part.cells.map(({ units }) => units === undefined ? target : lossInTrainedUnits(units, target)); // prettier-ignore
    const runs = await open(problems, { epochs, targets });
    this.#description = runs.description;
    try {
      let epoch = 0;
      let tallies: Tallies | undefined;
      for (const mark of this.#marks) {
        while (epoch < mark) {
          const pausedMs = await this.#goOn();
          const count = Math.min(pacer.steps, mark - epoch);
          const begin = clock();
          tallies = await runs.advance(count);
          const now = clock();
          pacer.measured(count, now - begin);
          this.#elapsedMs += now - before - pausedMs;
          before = now;
          epoch += count;
        }
        if (tallies === undefined) continue;
        const columns = await this.#columns(part, runs, tallies);
        this.#throwIfAborted();
        yield { runs: part.runs, stride: part.stride, epoch, isDone: epoch === epochs, columns };
        // A reader who takes his time is not training.
        before = clock();
      }
    } finally {
      runs.destroy();
    }
  }

  async #columns({ cells }: Part, runs: Runs, tallies: Tallies): Promise<Tile['columns']> {
    const isAsked = this.measures.some(({ unit }) => unit === 'parameter');
    const theta = isAsked ? await runs.parameters() : new Float64Array();
    const P = theta.length / cells.length;
    const columns = this.measures.map(({ column }) => [column, new Float64Array(cells.length)] as const); // prettier-ignore
    for (const [run, { units }] of cells.entries()) {
      const trained = theta.subarray(run * P, (run + 1) * P);
      const standing = {
        tallies,
        run,
        parameters: units === undefined ? trained : lineInOwnUnits(units, Array.from(trained)),
        scale: units === undefined ? 1 : lossInOwnUnits(units, 1),
      };
      for (const [m, { of }] of this.measures.entries()) {
        const [, values] = columns[m] ?? [];
        if (values !== undefined) values[run] = of(standing);
      }
    }
    return Object.fromEntries(columns);
  }

  /** @returns how long it was paused, in ms */
  async #goOn(): Promise<number> {
    const { clock } = this.#work;
    const begin = clock();
    while (this.paused && !this.#aborted) await this.#gate.knocked();
    this.#throwIfAborted();
    return clock() - begin;
  }

  #throwIfAborted(): void {
    const { signal } = this.#work;
    if (this.#aborted || signal?.aborted === true)
      throw new AbortedError(`stopped after ${this.#done} runs`, { cause: signal?.reason });
  }
}

/** Runs of one shape. */
interface Part extends Batch {
  readonly cells: readonly Cell[];
}

type Open = NonNullable<Engine['runs']>;

function partOf({ runs, stride, cells }: Part, begin: number, end: number): Part {
  return { runs: runs.subarray(begin, end), stride, cells: cells.slice(begin, end) };
}
