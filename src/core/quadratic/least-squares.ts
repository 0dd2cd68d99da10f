import { AS_F64, checkColumns, finiteAt, type Columns } from '../data/columns.ts';
import { ConfigError } from '../errors.ts';
import { compensatedMean as mean } from '../arithmetic/mean.ts';

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
  const { x, y } = points;
  const n = x.length;
  if (n === 0) throw new ConfigError('points', 'points 0 leave nothing to fit: give at least one');
  // Equal x give an exact 0 in u: n·x fits an f64 as long as n < 2^29, and so does the mean.
  const meanX = mean(n, (i) => finiteAt('x', x, i, AS_F64));
  const meanY = mean(n, (i) => finiteAt('y', y, i, AS_F64));
  const u = (i: number): number => (x[i] ?? NaN) - meanX;
  const v = (i: number): number => (y[i] ?? NaN) - meanY;
  // Sxx/n, Sxy/n, Syy/n
  const xx = mean(n, (i) => u(i) ** 2);
  const xy = mean(n, (i) => u(i) * v(i));
  const variance = mean(n, (i) => v(i) ** 2);

  const unique = xx > 0;
  const slope = unique ? xy / xx : 0;
  const share = meanY / (meanX * meanX + 1);
  const parameters: [number, number] = unique
    ? [slope, meanY - slope * meanX]
    : [share * meanX, share];
  // From the residuals: Syy − Sxy²/Sxx would cancel.
  const loss = unique ? mean(n, (i) => (v(i) - slope * u(i)) ** 2) : variance;

  if (!Number.isFinite(meanX ** 2 + xx + variance + loss)) {
    throw new ConfigError('points', 'points have squares beyond 1.80e+308: scale the data down');
  }
  const haa = 2 * (xx + meanX * meanX);
  const hab = 2 * meanX;
  const hbb = 2;
  const eigenvalues = eigenvaluesOf(haa, hab, hbb, 4 * xx);
  return {
    parameters,
    unique,
    loss,
    variance,
    hessian: [
      [haa, hab],
      [hab, hbb],
    ],
    eigenvalues,
    largestStableLearningRate: 2 / eigenvalues[1],
  };
}

/**
 * Eigenvalues of [[p, q], [q, r]], least first, p, r ≥ 0. The determinant comes in apart, since
 * p·r − q² would cancel: the lesser one is determinant/greater.
 */
function eigenvaluesOf(p: number, q: number, r: number, determinant: number): [number, number] {
  const greater = (p + r + Math.hypot(p - r, 2 * q)) / 2;
  return [determinant / greater, greater];
}
