import { LimitError, messageOf } from '../core/errors.ts';
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

/**
 * The line under mean squared error, in WebAssembly: line-mse.wat says how.
 * @throws LimitError when there is no memory for the data
 */
export async function createKernel({ module, data, start }: KernelParts): Promise<SplitKernel> {
  const { x, y } = data;
  const instance = await WebAssembly.instantiate(module);
  // By its own text, which the unit test holds against the bytes.
  const { memory, a, b, gradA, gradB, loss, ...code } = instance.exports as unknown as Exports;
  // Where y begins in the memory of the instance.
  const yAt = Math.ceil(x.byteLength / VECTOR_BYTES) * VECTOR_BYTES;
  grow(memory, 2 * yAt);
  new Float32Array(memory.buffer, 0, x.length).set(x);
  new Float32Array(memory.buffer, yAt, y.length).set(y);
  [a.value = NaN, b.value = NaN] = start;
  return {
    get parameters() {
      return Float64Array.of(a.value, b.value);
    },
    get gradient() {
      return Float64Array.of(gradA.value, gradB.value);
    },
    get loss() {
      return loss.value;
    },
    steps(count, learningRate) {
      for (let left = count; left > 0; left -= MOST_STEPS) {
        code.steps(Math.min(left, MOST_STEPS), x.length, yAt, learningRate);
      }
    },
    sum: () => code.sum(x.length, yAt),
    update(sums, points, learningRate) {
      code.update(points, learningRate, ...sums);
    },
  };
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
