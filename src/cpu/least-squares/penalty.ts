/** What a residual costs where an outlier shall not decide. */

/** By residual², of which the cost of least squares is the square itself. */
export interface Penalty {
  readonly cost: (square: number) => number;
  /** dρ/d(r²): how much the square counts for the next step. */
  readonly weight: (square: number) => number;
}

export const SQUARES: Penalty = { cost: (square) => square, weight: () => 1 };

/** r² up to delta, then as a straight line: 2·delta·|r| − delta² (Huber, Ann. Math. Statist. 35, 1964). */
export function huber(delta: number): Penalty {
  const most = delta * delta;
  return {
    cost: (square) => (square <= most ? square : 2 * delta * Math.sqrt(square) - most),
    weight: (square) => (square <= most ? 1 : delta / Math.sqrt(square)),
  };
}

/** |r|, rounded off where it is less than `width`: 2·width²·(√(1 + r²/width²) − 1). */
export function absolute(width: number): Penalty {
  const unit = width * width;
  return {
    cost: (square) => 2 * unit * (Math.sqrt(1 + square / unit) - 1),
    weight: (square) => 1 / Math.sqrt(1 + square / unit),
  };
}
