import type { Dataset } from '../../core/types.ts';
import { cascadeSum } from '../cascade-sum.ts';
import { fmaf } from '../../core/arithmetic/fmaf.ts';
import type { CpuKernel } from '../kernel.ts';

const { fround } = Math;

/**
 * The mirror of the kernel `step`: the same operations on f32, in the same order, which is
 * PyTorch's. Typed arrays of f32 round what is stored in them.
 */
export class LineMseF32Small implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #data: Dataset;
  /** What each point adds to the loss and to dL/db. [points], f32 */
  readonly #losses: Float32Array;
  readonly #gradB: Float32Array;

  constructor(data: Dataset, start: readonly number[]) {
    this.#data = data;
    this.parameters = Float64Array.from(start, fround);
    this.#losses = new Float32Array(data.x.length);
    this.#gradB = new Float32Array(data.x.length);
  }

  epochs(count: number, learningRate: number): void {
    const { parameters, gradient } = this;
    const n = this.#data.x.length;
    const minusRate = -fround(learningRate);
    for (let step = 0; step < count; step++) {
      const a = parameters[0] ?? NaN;
      const b = parameters[1] ?? NaN;
      const gradA = this.#computeTerms(a, b);
      const gradB = cascadeSum(this.#gradB, n);
      parameters[0] = fmaf(minusRate, gradA, a);
      parameters[1] = fmaf(minusRate, gradB, b);
      if (step === count - 1) {
        this.loss = fround(cascadeSum(this.#losses, n) / n);
        gradient[0] = gradA;
        gradient[1] = gradB;
      }
    }
  }

  /** Returns dL/da, which is summed in sequence. */
  #computeTerms(a: number, b: number): number {
    const { x, y } = this.#data;
    const losses = this.#losses;
    const gradB = this.#gradB;
    const n = x.length;
    const inverse = fround(1 / n);
    let sum = fround(0);
    for (let i = 0; i < n; i++) {
      const xi = x[i] ?? 0;
      const r = fround(fround(fround(a * xi) + b) - (y[i] ?? 0));
      const upstream = fround(fround(2 * r) * inverse);
      losses[i] = r * r;
      gradB[i] = upstream;
      sum = fround(sum + fround(upstream * xi));
    }
    return sum;
  }
}
