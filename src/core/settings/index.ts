/** The settings of a run, and back to text; parse.ts makes them of whatever came in. */
import { readRows, toRecord } from './read.ts';
import { RULES } from './rules.ts';
import { SETTINGS, type ConfigKey, type FitConfig } from './table.ts';

export { flagOf } from './read.ts';
export { REPLAY_POINTS, SETTINGS, type ConfigKey, type FitConfig } from './table.ts';

export const CONFIG_KEYS = Object.keys(SETTINGS) as readonly ConfigKey[];

/** Without what holds of a formula, which has to be read for it. */
export const OF_A_RUN = { rows: SETTINGS, rules: RULES };

/** The article's settings. */
export const DEFAULTS: FitConfig = readRows(SETTINGS, {});

/** A setting as text, which `parseConfig` reads back. Two settings are equal when their texts are. */
export function settingText(config: FitConfig, key: ConfigKey): string {
  return String(config[key]);
}

/** The configuration as JSON and the address carry it: only what differs from the defaults. */
export function configToRecord(config: FitConfig): Record<string, string> {
  return toRecord(SETTINGS, config);
}
