import { Barrier } from './barrier.ts';
import type { SplitKernel } from './kernel.ts';

/** f64 of shared memory that each thread writes to alone: 128 bytes, so that no two share a cache line. */
const STRIDE = 16;
const F64_BYTES = 8;
/** At the head, each on lines of its own: the barrier's cells, and the order [steps, learning rate]. */
const ORDER = STRIDE;
const SUMS = 2 * STRIDE;

/** Who is who: `index` counts from 0, which leads, up to `threads` - 1. */
export interface Place {
  readonly index: number;
  readonly threads: number;
  /** Of all threads together. */
  readonly points: number;
  readonly shared: SharedArrayBuffer;
}

/** The shared memory of so many threads: barrier, order, and twice the sums of each. */
export function shareMemory(threads: number): SharedArrayBuffer {
  return new SharedArrayBuffer((SUMS + 2 * threads * STRIDE) * F64_BYTES);
}

/**
 * One of several threads that train together. Each sums over its own points, waits for the others,
 * adds up the sums of all in the same order, and updates its own θ: so all have the same bits, in
 * every run with as many threads.
 */
export class Member {
  readonly #kernel: SplitKernel;
  readonly #place: Place;
  readonly #barrier: Barrier;
  readonly #memory: Float64Array<SharedArrayBuffer>;

  constructor(kernel: SplitKernel, place: Place) {
    this.#kernel = kernel;
    this.#place = place;
    this.#barrier = new Barrier(new Int32Array(place.shared, 0, Barrier.CELLS), place.threads);
    this.#memory = new Float64Array(place.shared);
  }

  /**
   * Gives the order, and does its part.
   * @throws DownhillError when another thread takes longer than `patienceMs` for a step
   */
  lead(steps: number, learningRate: number, patienceMs: number): void {
    // Without a step nobody would know when all have read the order.
    if (steps === 0) return;
    this.#memory.set([steps, learningRate], ORDER);
    this.#barrier.wait(patienceMs);
    this.#steps(steps, learningRate, patienceMs);
  }

  /** Waits for an order, as long as it takes, and does its part. */
  follow(): void {
    this.#barrier.wait();
    const [steps = 0, learningRate = NaN] = this.#memory.subarray(ORDER);
    this.#steps(steps, learningRate);
  }

  #steps(steps: number, learningRate: number, patienceMs?: number): void {
    const { index, threads, points } = this.#place;
    for (let step = 0; step < steps; step++) {
      // In turns: nobody overwrites what a slower thread still reads, and one wait a step is enough.
      const half = SUMS + (step % 2) * threads * STRIDE;
      const own = this.#kernel.sum();
      this.#memory.set(own, half + index * STRIDE);
      this.#barrier.wait(patienceMs);
      const sums = own.map((_, s) => this.#total(half + s));
      this.#kernel.update(sums, points, learningRate);
    }
  }

  /** Σ over the threads, in their order. */
  #total(first: number): number {
    let total = 0;
    for (let index = 0; index < this.#place.threads; index++) {
      total += this.#memory[first + index * STRIDE] ?? NaN;
    }
    return total;
  }
}
