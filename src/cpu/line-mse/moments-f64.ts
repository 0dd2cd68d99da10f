import { leastSquares } from '../../core/quadratic/least-squares.ts';
import type { Dataset } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';

/**
 * Gradient descent on the moments of the data, in f64: after one pass over the points, a step costs
 * the same for any number of them. The equations are those of shaders/kernels/descend.wgsl.
 */
export class LineMseMomentsF64 implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #optimum: readonly [number, number];
  readonly #meanX: number;
  readonly #varianceX: number;
  readonly #least: number;
  /** θ − θ* */
  readonly #distance: Float64Array;

  constructor(data: Dataset, start: readonly number[]) {
    const { parameters, hessian, eigenvalues, loss } = leastSquares(data);
    this.#optimum = parameters;
    this.#meanX = hessian[0][1] / 2;
    // det H = 4 · var(x), and no difference of squares.
    this.#varianceX = (eigenvalues[0] * eigenvalues[1]) / 4;
    this.#least = loss;
    this.parameters = Float64Array.from(start);
    this.#distance = this.parameters.map((value, p) => value - (parameters[p] ?? NaN));
  }

  steps(count: number, learningRate: number): void {
    const meanX = this.#meanX;
    const varianceX = this.#varianceX;
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
    this.loss = this.#least + (beforeA * beforeA * varianceX + meanResidual * meanResidual);
    this.gradient.set([gradA, gradB]);
    this.#distance.set([a, b]);
    this.parameters.set([this.#optimum[0] + a, this.#optimum[1] + b]);
  }
}
