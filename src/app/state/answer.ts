/** What the page knows of a fit: the least squares of the run's formula, and how sure they are. */
import type { Comparison } from '../../run/fit/comparing.ts';
import type { Told } from '../../run/fit/told.ts';

/** Of what a Worker has found what a page shows: functions do not come over. */
export interface Answered extends Told {
  readonly inputs: readonly string[];
  /** Places along x, and there ŷ and half the widths of its bands: of the curve, and of one more point. Undefined of several columns. */
  readonly curve: Readonly<Record<'x' | 'value' | 'confidence' | 'prediction', Float64Array>> | undefined; // prettier-ignore
  /** x, or ŷ of several columns; and y − ŷ. */
  readonly residuals: readonly (readonly [number, number])[];
}

/** Another formula beside the one that was fitted; under way as long as it has neither a comparison nor a failure. */
export interface Compared {
  readonly formula: string;
  readonly comparison?: Comparison;
  readonly failure?: Error;
}

export interface Answer {
  readonly phase: 'busy' | 'done' | 'failed';
  /** Data, model and loss: of others it says nothing. */
  readonly of: string;
  readonly found?: Answered;
  /** Of a fit that is under way: how much of it is done, from 0 to 1. */
  readonly share?: number;
  /** From the press to the numbers. */
  readonly elapsedMs?: number;
  readonly compared?: Compared | undefined;
  readonly failure?: Error;
}
