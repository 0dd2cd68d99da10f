import { LimitError, messageOf } from '../core/errors.ts';
import type { Checkpoint } from '../core/types.ts';
import { PAGE_BYTES } from './encode.ts';
import type { Layout } from './layout.ts';

/** What lies in the memory of a kernel, as it lies there. */
export class Memory {
  /** [P] */
  readonly theta: Float32Array;
  /** What the optimizer keeps. [S][P] */
  readonly slots: readonly Float32Array[];
  /** Σ of the losses of the last step, a number that is not used, and Σ of the derivatives. [2 + P] */
  readonly sums: Float64Array;
  /** [P] */
  readonly gradient: Float64Array;
  readonly numbers: Float32Array;
  readonly points: Float32Array;

  /**
   * @param length f32 of points that lie there at a time
   * @throws LimitError when there is no memory for them
   */
  constructor(memory: WebAssembly.Memory, layout: Layout, start: Checkpoint, length: number) {
    grow(memory, layout.points + 4 * length);
    const { buffer } = memory;
    const { parameters: P, thetaBytes } = layout;
    this.theta = new Float32Array(buffer, layout.theta, P);
    this.theta.set(start.parameters);
    this.slots = Array.from({ length: start.slots.length / P }, (_, s) => {
      const slot = new Float32Array(buffer, layout.theta + (s + 1) * thetaBytes, P);
      slot.set(start.slots.slice(s * P, (s + 1) * P));
      return slot;
    });
    for (const [p, g] of layout.groupOf.entries()) {
      if (g > 0) new Uint32Array(buffer, layout.masks + (g - 1) * thetaBytes, P)[p] = 2 ** 32 - 1;
    }
    this.sums = new Float64Array(buffer, layout.loss, 2 + P);
    this.gradient = new Float64Array(buffer, layout.gradient, P).fill(NaN);
    this.numbers = new Float32Array(buffer, layout.numbers, (layout.points - layout.numbers) / 4);
    this.points = new Float32Array(buffer, layout.points, length);
  }
}

/** @returns whether it grew, and so has another buffer @throws LimitError */
export function growTo(memory: WebAssembly.Memory, byteLength: number): boolean {
  const more = byteLength - memory.buffer.byteLength;
  if (more > 0) grow(memory, more);
  return more > 0;
}

function grow(memory: WebAssembly.Memory, byteLength: number): void {
  try {
    memory.grow(Math.ceil(byteLength / PAGE_BYTES));
  } catch (error) {
    const megabytes = Math.ceil(byteLength / 1e6);
    throw new LimitError(
      `the data needs ${megabytes} MB, which WebAssembly does not get (${messageOf(error)}): lower points, or use engine cpu`,
    );
  }
}
