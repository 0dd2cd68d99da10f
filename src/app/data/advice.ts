/** What to offer a person who brings data: to standardise them, and a learning rate that suits. */
import { SETTINGS, type FitConfig } from '../../core/settings/index.ts';
import { crawls, suitableLearningRate, type Theory } from '../../core/quadratic/index.ts';
import type { Prospects } from './loading.ts';

/** What a learning rate would do with data. */
export type Outlook = 'diverges' | 'crawls' | 'fine';

export function outlookOf(lr: number, epochs: number, theory: Theory): Outlook {
  if (lr >= theory.largestStableLearningRate) return 'diverges';
  return crawls(lr, epochs, theory) ? 'crawls' : 'fine';
}

/** The rate that suits; undefined where that is smaller than the page lets one set. */
export function rateFor(theory: Theory): number | undefined {
  const rate = suitableLearningRate(theory);
  return rate < SETTINGS.lr.least ? undefined : rate;
}

/** Whether the data should be standardised: f32 would blur them, or no rate fits them as they are. */
export function shouldStandardise(
  { plain, standardised, coarse }: Prospects,
  { epochs }: Pick<FitConfig, 'epochs'>,
): boolean {
  if (coarse.length > 0) return true;
  if (plain === undefined || standardised === undefined) return false;
  const rate = rateFor(plain);
  return rate === undefined || crawls(rate, epochs, plain);
}
