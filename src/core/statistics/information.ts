/** How likely the observations are by a model, and what its parameters cost. */

export interface Likely {
  /** √Σ w·r² */
  readonly residualNorm: number;
  /** n, Σ log w over them. */
  readonly rows: number;
  readonly logWeights: number;
  /** Parameters that were fitted: F. */
  readonly fitted: number;
  /** Whether w is 1/σ², and σ known. */
  readonly isAbsolute: boolean;
}

export interface Information {
  /**
   * The greatest log L of normal errors, all terms counted, as R's logLik: σ² = RSS/n, or 1/w where it is known. Infinity where
   * the fit is exact.
   */
  readonly logLikelihood: number;
  /** 2·k − 2·log L (Akaike 1974): k = F + 1, since σ is fitted, too; F where it is known. */
  readonly aic: number;
  /** AIC + 2·k·(k + 1)/(n − k − 1) (Hurvich and Tsai 1989); undefined where n is too small for it. */
  readonly aicc: number | undefined;
}

export function informationOf(likely: Likely): Information {
  const { residualNorm, rows, logWeights, fitted, isAbsolute } = likely;
  // log 2π·σ² a row, and what the residuals cost.
  const spread = isAbsolute ? 0 : 2 * Math.log(residualNorm / Math.sqrt(rows));
  const cost = isAbsolute ? residualNorm ** 2 : rows;
  const logLikelihood = (logWeights - rows * (Math.log(2 * Math.PI) + spread) - cost) / 2;
  const k = fitted + (isAbsolute ? 0 : 1);
  const aic = 2 * k - 2 * logLikelihood;
  const left = rows - k - 1;
  return { logLikelihood, aic, aicc: left > 0 ? aic + (2 * k * (k + 1)) / left : undefined };
}
