import { leastThat } from '../arithmetic/bisect.ts';
import { spacing } from '../arithmetic/floats.ts';
import type { Theory } from './theory.ts';
import type { Trajectory } from './trajectory.ts';
import { dot, each, sizes, times, transposed, type Vector } from '../arithmetic/vectors.ts';

/** Where gradient descent in f32 stops, by arithmetic alone. */
export interface Stall {
  /** From this epoch on lr · gradient is under half an ulp in every parameter; undefined: no run is so long. */
  readonly epoch: number | undefined;
  /** How far from the optimum that can leave each parameter. [P] */
  readonly distance: Vector;
}

/** The GPU counts in a u32; no run is longer. */
const MOST_EPOCHS = 2 ** 32;

/**
 * A step in f32 moves θ only if lr·|dL/dθ| is at least half an ulp of θ. On the exact trajectory the
 * gradient falls below that at one epoch; and since δ = H⁻¹·g, the distance left is at most
 * |H⁻¹|·(half an ulp)/lr. Undefined where descent does not converge.
 */
export function stallOf(
  { theory, factors, components }: Trajectory,
  lr: number,
): Stall | undefined {
  // With momentum a step is not lr·dL/dθ.
  if (theory.momentum > 0 || !factors.every((factor) => Math.abs(factor) < 1)) return undefined;
  const { parameters: best, eigenvalues, axes } = theory;
  const thresholds = best.map((value) => halfUlp(value) / lr);
  const toParameters = transposed(axes.map(sizes));
  // The envelope of the gradient: it falls with every step, so that the epoch can be bisected.
  const moves = (steps: number): boolean => {
    const slopes = each((value, along) => value * Math.abs(along), eigenvalues, components(steps));
    const gradient = times(toParameters, slopes);
    return thresholds.some((threshold, p) => !((gradient[p] ?? NaN) < threshold));
  };
  const epoch = !moves(MOST_EPOCHS) ? leastThat((k) => !moves(k), 0, MOST_EPOCHS) : undefined;
  return { epoch, distance: leftBy(thresholds, theory) };
}

/**
 * |H⁻¹|·g, where g bounds each |dL/dθ|: how far from the optimum θ can be.
 * @param gradient by parameter. [P]
 */
export function leftBy(gradient: Vector, { axes, eigenvalues }: Theory): Vector {
  // H⁻¹ = Σ v·vᵀ/λ
  const columns = transposed(axes);
  return columns.map((column) => {
    const scaled = each((value, eigenvalue) => value / eigenvalue, column, eigenvalues);
    const row = columns.map((other) => Math.abs(dot(other, scaled)));
    return dot(row, gradient);
  });
}

/** Half the distance from an f32 to the next larger one. */
export function halfUlp(value: number): number {
  return spacing(Math.fround(value)) / 2;
}
