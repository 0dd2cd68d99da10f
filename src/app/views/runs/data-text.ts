import { settingText } from '../../../core/config.ts';
import type { RunRecord } from '../../runs/record.ts';
import { configFromAddress } from '../../settings/address.ts';
import type { RunsWords } from './use-runs-words.ts';

/** What a run was trained on: `cars.csv: kg → km/l, 32 rows`. */
export function dataText(
  { settings, data }: Pick<RunRecord, 'settings' | 'data'>,
  { text, numbers }: Pick<RunsWords, 'text' | 'numbers'>,
): string {
  if (data !== undefined) {
    const { name, x, y, points } = data;
    return `${name}: ${x} → ${y}, ${text.ownData.rows(numbers.integer(points))}`;
  }
  const { config } = configFromAddress(settings);
  const { replay, points } = config;
  if (replay !== 'none') return text.settings.presets[replay];
  return text.runs.seeded(numbers.integer(points), settingText(config, 'seed'));
}
