import { UNIT_ROUNDOFF } from './error-bound.ts';
import type { Trajectory } from './trajectory.ts';

/** Where gradient descent in f32 stops, by arithmetic alone. */
export interface Stall {
  /** From this epoch on lr · gradient is under half an ulp in every parameter; undefined: no run is so long. */
  readonly epoch: number | undefined;
  /** How far from the optimum that can leave each parameter. [P] */
  readonly distance: readonly [number, number];
}

/** The GPU counts in a u32; no run is longer. */
const MOST_EPOCHS = 2 ** 32;

/**
 * A step in f32 moves θ only if lr·|dL/dθ| is at least half an ulp of θ. On the exact trajectory the
 * gradient falls below that at one epoch; and since δ = H⁻¹·g, the distance left is at most
 * |H⁻¹|·(half an ulp)/lr. Undefined where descent does not converge.
 */
export function stallOf(
  { fit, axes, factors, components }: Trajectory,
  lr: number,
): Stall | undefined {
  if (!factors.every((factor) => Math.abs(factor) < 1)) return undefined;
  const { parameters: best, eigenvalues } = fit;
  const thresholds = best.map((value) => halfUlp(value) / lr);
  // The envelope of the gradient: it falls with every step, so that the epoch can be bisected.
  const moves = (steps: number): boolean => {
    const along = components(steps);
    return thresholds.some((threshold, p) => {
      const gradient = axes.reduce(
        (total, axis, i) =>
          total + Math.abs((axis[p] ?? NaN) * (eigenvalues[i] ?? NaN) * (along[i] ?? NaN)),
        0,
      );
      return !(gradient < threshold);
    });
  };
  const epoch = !moves(MOST_EPOCHS) ? firstWhere((k) => !moves(k)) : undefined;
  return { epoch, distance: leftBy(thresholds, { axes, fit }) };
}

/**
 * |H⁻¹|·g, where g bounds each |dL/dθ|: how far from the optimum θ can be.
 * @param gradient by parameter
 */
export function leftBy(
  gradient: readonly number[],
  { axes, fit }: Pick<Trajectory, 'axes' | 'fit'>,
): [number, number] {
  const [slow, steep] = fit.eigenvalues;
  const entry = (p: 0 | 1, q: 0 | 1): number =>
    Math.abs((axes[0][p] * axes[0][q]) / slow + (axes[1][p] * axes[1][q]) / steep);
  const row = (p: 0 | 1): number =>
    entry(p, 0) * (gradient[0] ?? NaN) + entry(p, 1) * (gradient[1] ?? NaN);
  return [row(0), row(1)];
}

/** Half the distance from an f32 to the next larger one. */
export function halfUlp(value: number): number {
  // log2 may round up to the next power where value is just below it.
  const size = Math.abs(Math.fround(value));
  const guess = Math.floor(Math.log2(size));
  const exponent = 2 ** guess > size ? guess - 1 : guess;
  return UNIT_ROUNDOFF.f32 * 2 ** Math.max(exponent, -126);
}

/** The least k from 1 on where `holds`, which holds for all larger ones, too. */
function firstWhere(holds: (k: number) => boolean): number {
  let [below, at] = [0, MOST_EPOCHS];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}
