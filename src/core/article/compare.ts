import { DEFAULTS, type FitConfig } from '../settings/index.ts';
import { PUBLISHED } from './published.ts';

/** What a replay may differ from a printed line: the article's figures come from another f32 order. */
export const REPLAY_BOUND = 5e-5;

/** One line of the article beside the same line of this run. */
export interface ReplayedLine {
  readonly epoch: number;
  readonly published: number;
  /** Undefined while the run has not come so far. */
  readonly replayed: number | undefined;
}

export function replayedLines(
  replay: FitConfig['replay'],
  epochs: readonly number[],
  losses: readonly number[],
): readonly ReplayedLine[] {
  if (replay === 'none') return [];
  const found = new Map(epochs.map((epoch, i) => [epoch, losses[i]] as const));
  return PUBLISHED[replay].log.map(([epoch, published]) => ({
    epoch,
    published,
    replayed: found.get(epoch),
  }));
}

/** The greatest |replayed − published| so far, NaN before the first line. */
export function greatestDifference(lines: readonly ReplayedLine[]): number {
  const differences = lines.flatMap(({ published, replayed }) =>
    replayed === undefined ? [] : [Math.abs(replayed - published)],
  );
  return differences.length === 0 ? NaN : Math.max(...differences);
}

/** The parameters that the article prints, to four decimals. */
export function publishedParameters(replay: FitConfig['replay']): readonly number[] | undefined {
  return replay === 'none' ? undefined : PUBLISHED[replay].parameters;
}

/** Whether the run has the settings of the article, so that its lines can be compared at all. */
export function comparable({ lr, epochs, replay, start, fixed, rates }: FitConfig): boolean {
  const asPublished = lr === DEFAULTS.lr && epochs === DEFAULTS.epochs && start === 'drawn';
  return replay !== 'none' && asPublished && fixed.length === 0 && rates.length === 0;
}
