/** What to offer a person who brings data: to standardise them, and a learning rate that suits. */
import { RANGES, type FitConfig } from '../../core/config.ts';
import {
  crawls,
  suitableLearningRate,
  type LeastSquares,
} from '../../core/quadratic/least-squares.ts';
import type { Prospects } from './loading.ts';

/** What a learning rate would do with data. */
export type Outlook = 'diverges' | 'crawls' | 'fine';

export function outlookOf(lr: number, epochs: number, exact: LeastSquares): Outlook {
  if (lr >= exact.largestStableLearningRate) return 'diverges';
  return crawls(lr, epochs, exact) ? 'crawls' : 'fine';
}

/** The rate that suits; undefined where that is smaller than the page lets one set. */
export function rateFor(exact: LeastSquares): number | undefined {
  const rate = suitableLearningRate(exact);
  return rate < RANGES.lr.least ? undefined : rate;
}

/** Whether the data should be standardised: f32 would blur them, or no rate fits them as they are. */
export function shouldStandardise(
  { plain, coarse }: Prospects,
  { epochs }: Pick<FitConfig, 'epochs'>,
): boolean {
  const rate = rateFor(plain);
  return coarse.length > 0 || rate === undefined || crawls(rate, epochs, plain);
}
