/** How much of y a model explains, whatever it is. */
import { rSquared } from '../data/goodness.ts';
import { normOf, type Residuals } from './scatter.ts';

/** R² = 1 − Σ w·r²/Σ w·(y − about)². */
export interface Explained {
  readonly value: number;
  /**
   * What the model is compared with: the mean where it could be that (it has a constant), else y = 0, as R's lm does for a line
   * through the origin. The two are not comparable: about zero is greater.
   */
  readonly about: 'mean' | 'zero';
}

/** @param residualNorm √Σ w·r² */
export function explainedOf(
  residualNorm: number,
  { target, weights }: Omit<Residuals, 'residuals'>,
  about: Explained['about'],
): Explained {
  const mean = about === 'mean' ? meanOf(target, weights) : 0;
  const total = normOf(
    Float64Array.from(target, (y) => y - mean),
    weights,
  );
  const value =
    total > 0 ? rSquared((residualNorm / total) ** 2, 1) : rSquared(residualNorm, total);
  return { value, about };
}

/** Σ w·y/Σ w: of equal values their value, with no rounding that would pass for a scatter. */
function meanOf(target: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let [sum, weight, first] = [0, 0, NaN];
  // About the first row: so the sum is small where all are alike.
  for (let i = 0; i < target.length; i++) {
    const own = weights?.[i] ?? 1;
    if (own === 0) continue;
    const y = target[i] ?? NaN;
    if (weight === 0) first = y;
    sum += own * (y - first);
    weight += own;
  }
  return first + sum / weight;
}
