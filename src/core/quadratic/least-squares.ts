import { checkColumns, type Columns } from '../data/columns.ts';
import { ConfigError } from '../errors.ts';
import { lineFeatures } from './line.ts';
import { checkFinite, knownOf } from './theory.ts';

/** What can be known about the fit of a line under mean squared error without training. All f64. */
export interface LeastSquares {
  /** The best (a, b) of ŷ = a·x + b; where many lines are equally good, the shortest (a, b). */
  readonly parameters: readonly [number, number];
  /** False when all x are equal, so that many lines are equally good. */
  readonly unique: boolean;
  /** The least mean squared error: the loss at `parameters`. */
  readonly loss: number;
  /** 1/n · Σ(y − ȳ)²: the loss of the best constant. */
  readonly variance: number;
  /** H = 2/n · [[Σx², Σx], [Σx, n]], the second derivatives of the loss. */
  readonly hessian: readonly [readonly [number, number], readonly [number, number]];
  /** Of `hessian`: [λmin, λmax]. λmin is 0 when all x are equal; λmax is at least 2. */
  readonly eigenvalues: readonly [number, number];
  /** 2/λmax: gradient descent converges below this learning rate, and diverges above. */
  readonly largestStableLearningRate: number;
}

/**
 * The line of least squares through finite data, from sums about the mean: a = Sxy/Sxx,
 * b = ȳ − a·x̄. When all x are equal, Sxx = 0 and every line with a·x̄ + b = ȳ is best; of those the
 * one of least norm is taken, ȳ/(x̄² + 1) · (x̄, 1).
 * @throws ConfigError when there are no points, when one is not finite, and when their squares are not
 */
export function leastSquares(points: Columns): LeastSquares {
  checkColumns(points);
  checkFinite(points);
  const known = knownOf(lineFeatures(points), points, 0, 'all');
  if (known === undefined) {
    throw new ConfigError('points', 'points have squares beyond 1.80e+308: scale the data down');
  }
  const { unique, loss, variance, largestStableLearningRate } = known;
  const [a = NaN, b = NaN] = known.parameters;
  const [[haa = NaN, hab = NaN] = [], [hba = NaN, hbb = NaN] = []] = known.hessian;
  const [least = NaN, greatest = NaN] = known.eigenvalues;
  return {
    parameters: [a, b],
    unique,
    loss,
    variance,
    hessian: [
      [haa, hab],
      [hba, hbb],
    ],
    eigenvalues: [least, greatest],
    largestStableLearningRate,
  };
}
