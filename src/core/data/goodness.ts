/** How good a fit is, whatever was fitted. */
import { NUMBER, checkOne } from '../input/given.ts';

/**
 * R² = 1 − loss/variance, the share of the variance of y that a line with this loss explains. For
 * constant y it is 1 when the line is exact, and 0 when it is not.
 */
export function rSquared(loss: number, variance: number): number {
  checkOne('loss', loss, NUMBER);
  checkOne('variance', variance, NUMBER);
  if (variance === 0) return loss === 0 ? 1 : 0;
  return 1 - loss / variance;
}

/** How good a fit with this mean squared error is, of y with this variance about its mean. */
export interface Goodness {
  readonly rSquared: number;
  /** √loss, in the unit of y. */
  readonly rmse: number;
}

export function goodnessOf(loss: number, variance: number): Goodness {
  return { rSquared: rSquared(loss, variance), rmse: Math.sqrt(loss) };
}

/** How many points of two classes are on their own side of the boundary. */
export function onTheirSide(logits: ArrayLike<number>, y: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < y.length; i++) if ((logits[i] ?? NaN) > 0 === (y[i] ?? NaN) > 0.5) right++;
  return right;
}
