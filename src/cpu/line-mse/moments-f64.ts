import { descentOf, theoryOfLine, type Descent } from '../../core/quadratic/index.ts';
import type { Problem } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';

/**
 * Gradient descent on the moments of the data, in f64: after one pass over the points, a step costs
 * the same for any number of them. The equations are those of shaders/kernels/descend.wgsl; any model's
 * are in moments-f64.ts above.
 */
export class LineMseMomentsF64 implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #descent: Descent;
  /** θ − θ* */
  readonly #distance: Float64Array;

  /** @throws ConfigError where the moments of the data do not say what a step does */
  constructor(problem: Problem) {
    this.#descent = descentOf(theoryOfLine(problem));
    const { optimum } = this.#descent;
    this.parameters = Float64Array.from(problem.start.parameters);
    this.#distance = this.parameters.map((value, p) => value - (optimum[p] ?? NaN));
  }

  epochs(count: number, learningRate: number): void {
    const { factor, spreads, least, optimum } = this.#descent;
    const meanX = factor[1]?.[0] ?? NaN;
    const [varianceX = NaN] = spreads;
    let a = this.#distance[0] ?? NaN;
    let b = this.#distance[1] ?? NaN;
    let meanResidual = NaN;
    let gradA = NaN;
    let gradB = NaN;
    let beforeA = a;
    for (let step = 0; step < count; step++) {
      beforeA = a;
      meanResidual = a * meanX + b;
      gradB = 2 * meanResidual;
      gradA = 2 * a * varianceX + meanX * gradB;
      a -= learningRate * gradA;
      b -= learningRate * gradB;
    }
    this.loss = least + (beforeA * beforeA * varianceX + meanResidual * meanResidual);
    this.gradient.set([gradA, gradB]);
    this.#distance.set([a, b]);
    this.parameters.set(this.#distance.map((value, p) => (optimum[p] ?? NaN) + value));
  }
}
