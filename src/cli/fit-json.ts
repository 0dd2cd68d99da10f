/** What `downhill fit --json` prints; what is not finite is null. */
import type { Comparison } from '../run/fit/comparing.ts';
import type { FitResult } from '../run/fit/fit.ts';
import type { FitWarning } from '../run/fit/warnings.ts';
import { warningText } from '../run/fit/words.ts';
import type { Predicted } from './fit-predict.ts';

export interface ToldFit {
  readonly answer: FitResult;
  /** Those of the answer, and of the table. */
  readonly warnings: readonly FitWarning[];
  readonly predicted?: Predicted | undefined;
  readonly comparison?: Comparison | undefined;
}

/** All but the function, in the order in which a reader looks for it. */
const KEYS = {
  formula: true,
  target: true,
  parameters: true,
  covariance: true,
  rss: true,
  residualStandardDeviation: true,
  degreesOfFreedom: true,
  rSquared: true,
  reducedChiSquare: true,
  aicc: true,
  rows: true,
  status: true,
  reason: true,
  iterations: true,
  minima: true,
  engine: true,
  elapsedMs: true,
  warnings: true,
  rSquaredAbout: true,
  aic: true,
  correlation: true,
  condition: true,
  runs: true,
  level: true,
  critical: true,
  intervals: true,
  absoluteSigma: true,
  loss: true,
  residuals: true,
} as const satisfies Readonly<Record<Exclude<keyof FitResult, 'predict'>, true>>;

export function fitObject({ answer, warnings, predicted, comparison }: ToldFit): object {
  const keys = Object.keys(KEYS) as (keyof typeof KEYS)[];
  return {
    // What is undefined would be left out.
    ...Object.fromEntries(keys.map((key) => [key, answer[key] ?? null])),
    parameters: answer.parameters.map((one) => ({ ...one, start: one.start ?? null })),
    warnings: warnings.map((one) => ({ ...one, text: warningText(one) })),
    residuals: Array.from(answer.residuals),
    ...(predicted !== undefined && { predictions: predicted.rows }),
    ...(comparison !== undefined && { comparison }),
  };
}
