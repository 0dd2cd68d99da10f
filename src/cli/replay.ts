import { DEFAULTS, type FitConfig } from '../core/config.ts';
import { errorText } from '../core/numbers/index.ts';
import { greatestDifference, replayedLines } from '../core/replay/compare.ts';
import type { LogLine } from './output.ts';

/**
 * How far a replay is from what the article printed: its greatest difference over the lines that
 * both have. Undefined for a run that is no replay, or that has other settings than the article's.
 */
export function replayDifference(
  { replay, lr, start }: Pick<FitConfig, 'replay' | 'lr' | 'start'>,
  log: readonly LogLine[],
): string | undefined {
  if (lr !== DEFAULTS.lr || start !== 'drawn') return undefined;
  const epochs = log.map(([epoch]) => epoch);
  const losses = log.map(([, loss]) => loss);
  const lines = replayedLines(replay, epochs, losses).filter(
    ({ replayed }) => replayed !== undefined,
  );
  const greatest = greatestDifference(lines);
  const at = lines.find(
    ({ published, replayed = NaN }) => Math.abs(replayed - published) === greatest,
  );
  if (at === undefined) return undefined;
  return `greatest difference from the ${lines.length} published lines: ${errorText(greatest)}, at epoch ${at.epoch}`;
}
