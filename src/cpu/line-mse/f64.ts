import type { Dataset } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';

/**
 * The oracle: a line, mean squared error and plain gradient descent in f64. Four accumulators for
 * each sum, since one alone would wait for its own last addition.
 */
export class LineMseF64 implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #data: Dataset;

  constructor(data: Dataset, start: readonly number[]) {
    this.#data = data;
    this.parameters = Float64Array.from(start);
  }

  epochs(count: number, learningRate: number): void {
    const { x, y } = this.#data;
    const n = x.length;
    const quads = n - (n % 4);
    let [a = NaN, b = NaN] = this.parameters;
    for (let step = 0; step < count; step++) {
      let a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0;
      let b0 = 0,
        b1 = 0,
        b2 = 0,
        b3 = 0;
      for (let i = 0; i < quads; i += 4) {
        const x0 = x[i] ?? 0,
          x1 = x[i + 1] ?? 0,
          x2 = x[i + 2] ?? 0,
          x3 = x[i + 3] ?? 0;
        const r0 = a * x0 + b - (y[i] ?? 0);
        const r1 = a * x1 + b - (y[i + 1] ?? 0);
        const r2 = a * x2 + b - (y[i + 2] ?? 0);
        const r3 = a * x3 + b - (y[i + 3] ?? 0);
        a0 += r0 * x0;
        a1 += r1 * x1;
        a2 += r2 * x2;
        a3 += r3 * x3;
        b0 += r0;
        b1 += r1;
        b2 += r2;
        b3 += r3;
      }
      for (let i = quads; i < n; i++) {
        const xi = x[i] ?? 0;
        const r = a * xi + b - (y[i] ?? 0);
        a0 += r * xi;
        b0 += r;
      }
      // dL/da = 2/n · Σ r·x, dL/db = 2/n · Σ r
      const gradA = (2 * (a0 + a1 + (a2 + a3))) / n;
      const gradB = (2 * (b0 + b1 + (b2 + b3))) / n;
      if (step === count - 1) {
        this.loss = this.#meanLoss(a, b);
        this.gradient[0] = gradA;
        this.gradient[1] = gradB;
      }
      a -= learningRate * gradA;
      b -= learningRate * gradB;
    }
    this.parameters[0] = a;
    this.parameters[1] = b;
  }

  /** 1/n · Σ r². Apart, since only the last step is asked for it. */
  #meanLoss(a: number, b: number): number {
    const { x, y } = this.#data;
    const sums: [number, number, number, number] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      const r = a * (x[i] ?? 0) + b - (y[i] ?? 0);
      const part = (i % 4) as 0 | 1 | 2 | 3;
      sums[part] += r * r;
    }
    return (sums[0] + sums[1] + (sums[2] + sums[3])) / x.length;
  }
}
