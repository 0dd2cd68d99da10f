import { ConfigError } from '../errors.ts';
import { TorchGenerator, type GeneratorState } from '../random/torch.ts';

/** How many points a step takes: all of them, in their order, or so many of an order that is drawn anew in each epoch. */
export type BatchSize = 'full' | number;

/** The rows of the points that each step takes, as `torch.randperm(n).split(size)` at the start of each epoch has them. */
export class Batches {
  readonly #points: number;
  readonly #size: number;
  /** Draws the orders; undefined where all points are taken in theirs. */
  readonly #generator: TorchGenerator | undefined;

  /**
   * @param points n, at least 1
   * @param size above n it is one batch, in an order that is drawn all the same
   * @param order draws the order of the next epoch. Only full batches need none
   * @throws ConfigError
   */
  constructor(points: number, size: BatchSize, order?: GeneratorState) {
    if (size !== 'full' && order === undefined) {
      throw new ConfigError('batch', `batch ${size} needs a generator for the order: give one`);
    }
    this.#points = points;
    this.#size = size === 'full' ? points : size;
    this.#generator =
      size === 'full' || order === undefined ? undefined : TorchGenerator.from(order);
  }

  /** What draws the order of the epoch after those that were asked for; undefined with full batches. */
  get order(): GeneratorState | undefined {
    return this.#generator?.state;
  }

  /** The batches of the next epoch. [steps][size, or what is left for the last one] */
  next(): readonly Uint32Array[] {
    const order =
      this.#generator?.randperm(this.#points) ??
      Uint32Array.from({ length: this.#points }, (_, i) => i);
    const batches = [];
    for (let first = 0; first < order.length; first += this.#size) {
      batches.push(order.subarray(first, first + this.#size));
    }
    return batches;
  }
}
