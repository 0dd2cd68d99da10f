/** What `downhill fit --json` prints; what is not finite is null. */
import type { Comparison } from '../run/fit/comparing.ts';
import type { FitResult } from '../run/fit/fit.ts';
import type { FitWarning } from '../run/fit/warnings.ts';
import { toldObject } from '../run/fit/told.ts';
import type { Predicted } from './fit-predict.ts';

export interface ToldFit {
  readonly answer: FitResult;
  /** Those of the answer, and of the table. */
  readonly warnings: readonly FitWarning[];
  readonly predicted?: Predicted | undefined;
  readonly comparison?: Comparison | undefined;
}

export function fitObject({ answer, warnings, predicted, comparison }: ToldFit): object {
  return {
    ...toldObject({ ...answer, warnings }),
    residuals: Array.from(answer.residuals),
    ...(predicted !== undefined && { predictions: predicted.rows }),
    ...(comparison !== undefined && { comparison }),
  };
}
