import { DEFAULTS, type FitConfig } from '../core/config.ts';
import { PUBLISHED } from '../core/replay/published.ts';
import type { LogLine } from './output.ts';

/**
 * How far a replay is from what the article printed: its greatest difference over the lines that
 * both have. Undefined for a run that is no replay, or that has other settings than the article's.
 */
export function replayDifference(
  { replay, lr }: Pick<FitConfig, 'replay' | 'lr'>,
  log: readonly LogLine[],
): string | undefined {
  if (replay === 'none' || lr !== DEFAULTS.lr) return undefined;
  const replayed = new Map(log);
  const differences = PUBLISHED[replay].log.flatMap(([epoch, published]) => {
    const loss = replayed.get(epoch);
    return loss === undefined ? [] : [{ epoch, difference: Math.abs(loss - published) }];
  });
  const [greatest] = differences.sort((p, q) => q.difference - p.difference);
  if (greatest === undefined) return undefined;
  const size = greatest.difference.toExponential(1);
  return `greatest difference from the ${differences.length} published lines: ${size}, at epoch ${greatest.epoch}`;
}
