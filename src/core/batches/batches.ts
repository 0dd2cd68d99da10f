import { ConfigError } from '../errors.ts';
import { TorchGenerator, type GeneratorState } from '../random/torch.ts';

/** How many points a step takes: all of them, in their order, or so many of an order that is drawn anew in each epoch. */
export type BatchSize = 'full' | number;

/** The rows of the points that each step takes, as `torch.randperm(n).split(size)` at the start of each epoch has them. */
export class Batches {
  /** The steps of an epoch. */
  readonly perEpoch: number;
  readonly #points: number;
  readonly #size: number;
  /** Draws the orders; undefined where all points are taken in theirs. */
  readonly #generator: TorchGenerator | undefined;
  /** As the generator stood before it drew the order of this epoch. */
  #before: GeneratorState | undefined;
  #epoch: number;
  #order: Uint32Array;

  /**
   * @param points n, at least 1
   * @param size above n it is one batch, in an order that is drawn all the same
   * @param generator goes on drawing where data and parameters ended. Only full batches need none
   * @param epoch the first that is asked for, which need not be the run's first: then `generator` stands where that epoch begins
   * @throws ConfigError
   */
  constructor(points: number, size: BatchSize, generator?: GeneratorState, epoch = 0) {
    if (size !== 'full' && !(Number.isInteger(size) && size > 0)) {
      throw new ConfigError('batch', `batch ${size} is not full or an integer from 1 on: give one`);
    }
    if (size !== 'full' && generator === undefined) {
      throw new ConfigError('batch', `batch ${size} needs a generator for the order: give one`);
    }
    this.#points = points;
    this.#size = size === 'full' ? points : size;
    this.perEpoch = Math.ceil(points / this.#size);
    if (size !== 'full' && generator !== undefined) {
      this.#generator = TorchGenerator.from(generator);
    }
    this.#epoch = epoch - 1;
    this.#order = new Uint32Array(points).map((_, i) => i);
  }

  /**
   * The rows of the step after `step` others. Steps are asked for in their order.
   * @returns [size, or what is left for the last batch]
   */
  rowsOf(step: number): Uint32Array {
    const epoch = Math.floor(step / this.perEpoch);
    while (this.#epoch < epoch) {
      this.#epoch += 1;
      if (this.#generator !== undefined) {
        this.#before = this.#generator.state;
        this.#order = this.#generator.randperm(this.#points);
      }
    }
    const first = (step % this.perEpoch) * this.#size;
    return this.#order.subarray(first, first + this.#size);
  }

  /**
   * What draws the order of the epoch that the step after `step` others lies in; undefined with full batches.
   * Given to the constructor with that epoch, it goes on as if nothing had been.
   */
  stateAt(step: number): GeneratorState | undefined {
    // At the end of an epoch the next order is still to be drawn.
    return step >= (this.#epoch + 1) * this.perEpoch ? this.#generator?.state : this.#before;
  }
}
