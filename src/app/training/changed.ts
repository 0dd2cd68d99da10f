import { CONFIG_KEYS, SETTINGS, settingText, type FitConfig } from '../../core/settings/index.ts';
import type { Part } from '../../core/settings/table.ts';

/** The parts of a run that are others. */
export function changed(config: FitConfig, before: FitConfig): ReadonlySet<Part> {
  const keys = CONFIG_KEYS.filter((key) => settingText(config, key) !== settingText(before, key));
  return new Set(keys.map((key) => SETTINGS[key].changes));
}
