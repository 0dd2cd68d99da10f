import { Barrier } from './barrier.ts';
import type { Kernel } from './kernel.ts';

/** f64 in 128 bytes: what one thread writes to begins and ends there, so that no two share a cache line. */
const LINE = 16;
const F64_BYTES = 8;
/** At the head, each on lines of its own: the barrier's cells, and the order [steps, learning rate]. */
const ORDER = LINE;
const SUMS = 2 * LINE;

/** Who is who: `index` counts from 0, which leads, up to `threads` - 1. */
export interface Place {
  readonly index: number;
  readonly threads: number;
  /** Of all threads together. */
  readonly points: number;
  readonly shared: SharedArrayBuffer;
}

/** From the sums of a thread to those of the next. @param parameters P */
function strideOf(parameters: number): number {
  return LINE * Math.ceil((1 + parameters) / LINE);
}

/** The shared memory of so many threads: barrier, order, and twice the sums of each. @param parameters P */
export function shareMemory(threads: number, parameters: number): SharedArrayBuffer {
  return new SharedArrayBuffer((SUMS + 2 * threads * strideOf(parameters)) * F64_BYTES);
}

export type Member = ReturnType<typeof memberOf>;

/**
 * One of several threads that train together. Each sums over its own points, waits for the others,
 * adds up the sums of all in the same order, and updates its own θ: so all have the same bits, in
 * every run with as many threads.
 */
export function memberOf(kernel: Kernel, { index, threads, points, shared }: Place) {
  const stride = strideOf(kernel.parameters.length);
  const barrier = new Barrier(new Int32Array(shared, 0, Barrier.CELLS), threads);
  const memory = new Float64Array(shared);

  function doSteps(steps: number, learningRate: number, patienceMs?: number): void {
    for (let step = 0; step < steps; step++) {
      // In turns: nobody overwrites what a slower thread still reads, and one wait a step is enough.
      const half = SUMS + (step % 2) * threads * stride;
      const own = kernel.sum();
      memory.set(own, half + index * stride);
      barrier.wait(patienceMs);
      const sums = own.map((_, s) => total(half + s));
      kernel.update(sums, points, learningRate);
    }
  }

  /** Σ over the threads, in their order. */
  function total(first: number): number {
    let sum = 0;
    for (let i = 0; i < threads; i++) sum += memory[first + i * stride] ?? NaN;
    return sum;
  }

  return {
    /**
     * Gives the order, and does its part.
     * @throws DownhillError when another thread takes longer than `patienceMs` for a step
     */
    lead(steps: number, learningRate: number, patienceMs: number): void {
      // Without a step nobody would know when all have read the order.
      if (steps === 0) return;
      memory.set([steps, learningRate], ORDER);
      barrier.wait(patienceMs);
      doSteps(steps, learningRate, patienceMs);
    },
    /** Waits for an order, as long as it takes, and does its part. */
    follow(): void {
      barrier.wait();
      const [steps = 0, learningRate = NaN] = memory.subarray(ORDER);
      doSteps(steps, learningRate);
    },
  };
}
