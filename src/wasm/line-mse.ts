import { LimitError, messageOf } from '../core/errors.ts';
import type { Dataset } from '../core/types.ts';
import type { KernelParts, SplitKernel } from './kernel.ts';

/** What line-mse.wat exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly a: WebAssembly.Global<'f32'>;
  readonly b: WebAssembly.Global<'f32'>;
  readonly gradA: WebAssembly.Global<'f64'>;
  readonly gradB: WebAssembly.Global<'f64'>;
  readonly loss: WebAssembly.Global<'f64'>;
  /** Σ r², Σ r·x, Σ r over n points, with y from that address on. */
  readonly sum: (n: number, y: number) => readonly number[];
  readonly update: (n: number, rate: number, ...sums: readonly number[]) => void;
  /** Does `count` steps, 1 to 2^32 - 1, on n points, with y from that address on. */
  readonly steps: (count: number, n: number, y: number, rate: number) => void;
}

const PAGE_BYTES = 65_536;
/** Of an f32x4: each column takes whole ones. */
const VECTOR_BYTES = 16;
const MOST_STEPS = 2 ** 32 - 1;

/** @throws LimitError when there is no memory for the data */
export async function createKernel({ module, data, start }: KernelParts): Promise<SplitKernel> {
  return new LineMseSimd(await WebAssembly.instantiate(module), data, start);
}

/** The line under mean squared error, in WebAssembly: line-mse.wat says how. */
class LineMseSimd implements SplitKernel {
  readonly #n: number;
  /** Where y begins in the memory of the instance. */
  readonly #y: number;
  readonly #exports: Exports;

  constructor(instance: WebAssembly.Instance, { x, y }: Dataset, start: readonly number[]) {
    // By its own text, which the unit test holds against the bytes.
    this.#exports = instance.exports as unknown as Exports;
    const { memory, a, b } = this.#exports;
    this.#n = x.length;
    this.#y = Math.ceil(x.byteLength / VECTOR_BYTES) * VECTOR_BYTES;
    grow(memory, 2 * this.#y);
    new Float32Array(memory.buffer, 0, x.length).set(x);
    new Float32Array(memory.buffer, this.#y, y.length).set(y);
    [a.value = NaN, b.value = NaN] = start;
  }

  get parameters(): Float64Array {
    return Float64Array.of(this.#exports.a.value, this.#exports.b.value);
  }

  get gradient(): Float64Array {
    return Float64Array.of(this.#exports.gradA.value, this.#exports.gradB.value);
  }

  get loss(): number {
    return this.#exports.loss.value;
  }

  epochs(count: number, learningRate: number): void {
    for (let left = count; left > 0; left -= MOST_STEPS) {
      this.#exports.steps(Math.min(left, MOST_STEPS), this.#n, this.#y, learningRate);
    }
  }

  sum(): readonly number[] {
    return this.#exports.sum(this.#n, this.#y);
  }

  update(sums: readonly number[], points: number, learningRate: number): void {
    this.#exports.update(points, learningRate, ...sums);
  }
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
