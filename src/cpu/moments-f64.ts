import { descentOf, momentumOf, theoryOf, type Descent } from '../core/quadratic/index.ts';
import type { Problem } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';

/**
 * Gradient descent on the moments of the data, in f64: after one pass over the points, a step costs
 * the same for any number of them. With δ = θ − θ* and H = 2·RᵀDR, which has lost nothing,
 *   what is left along each column   t = R·δ,   of the line t_a = δa, t_b = δa·x̄ + δb
 *   gradient                         dL/dθ = 2·RᵀD·t
 *   loss                             L = L* + Σ D·t²
 */
export class MomentsF64 implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  loss = NaN;
  readonly #descent: Descent;
  readonly #momentum: number;
  readonly #velocity: Float64Array;
  /** δ */
  readonly #distance: Float64Array;
  readonly #along: Float64Array;

  /** @throws ConfigError where the moments of the data do not say what a step does */
  constructor(problem: Problem) {
    this.#descent = descentOf(theoryOf(problem));
    this.#momentum = momentumOf(problem) ?? NaN;
    const { optimum } = this.#descent;
    this.parameters = Float64Array.from(problem.start.parameters);
    this.#distance = this.parameters.map((value, p) => value - (optimum[p] ?? NaN));
    this.gradient = new Float64Array(optimum.length);
    this.#velocity = Float64Array.from(optimum, (_, p) => problem.start.slots[p] ?? 0);
    this.#along = new Float64Array(optimum.length);
  }

  /** What momentum keeps. */
  get slots(): readonly number[] {
    return this.#momentum > 0 ? [...this.#velocity] : [];
  }

  epochs(count: number, learningRate: number): void {
    const { least, optimum, spreads } = this.#descent;
    for (let step = 0; step < count; step++) {
      this.#differentiate();
      for (const [p, slope] of this.gradient.entries()) {
        const velocity = this.#momentum * (this.#velocity[p] ?? NaN) + slope;
        this.#velocity[p] = velocity;
        this.#distance[p] = (this.#distance[p] ?? NaN) - learningRate * velocity;
      }
    }
    const excess = this.#along.reduce((sum, t, p) => sum + t * t * (spreads[p] ?? NaN), 0);
    this.loss = least + excess;
    this.parameters.set(this.#distance.map((value, p) => (optimum[p] ?? NaN) + value));
  }

  #differentiate(): void {
    const { factor, spreads } = this.#descent;
    const { gradient } = this;
    const [distance, along] = [this.#distance, this.#along];
    const P = gradient.length;
    for (let p = 0; p < P; p++) {
      const row = factor[p] ?? [];
      let t = 0;
      for (let j = 0; j < p; j++) t += (distance[j] ?? NaN) * (row[j] ?? NaN);
      t += distance[p] ?? NaN;
      along[p] = t;
      const slope = 2 * t * (spreads[p] ?? NaN);
      gradient[p] = slope;
      for (let j = 0; j < p; j++) gradient[j] = (gradient[j] ?? NaN) + (row[j] ?? NaN) * slope;
    }
  }
}
