/** The settings of a run, from whatever came in, and back to text. */
import { flagOf, readRows, readTable, toRecord, type Raw } from './read.ts';
import { RULES } from './rules.ts';
import { SETTINGS, type ConfigKey, type FitConfig } from './table.ts';

export { flagOf } from './read.ts';
export { REPLAY_POINTS, SETTINGS, type ConfigKey, type FitConfig } from './table.ts';

export const CONFIG_KEYS = Object.keys(SETTINGS) as readonly ConfigKey[];

export const OF_A_RUN = { rows: SETTINGS, rules: RULES };

/** The article's settings. */
export const DEFAULTS: FitConfig = readRows(SETTINGS, {});

/**
 * A whole configuration from whatever came in. Numbers may be given as text; what is missing takes
 * its default; a key that is not a field of {@link FitConfig} is refused.
 * @throws ConfigError that names the field, the value and the range
 */
export function parseConfig(raw: Readonly<Record<string, unknown>>): FitConfig {
  return readTable(OF_A_RUN, raw);
}

/** The same of what was written as flags, `log-every`: messages call a setting by its flag, too. */
export function parseFlags(raw: Raw): FitConfig {
  return readTable(OF_A_RUN, raw, flagOf);
}

/** A setting as text, which `parseConfig` reads back. Two settings are equal when their texts are. */
export function settingText(config: FitConfig, key: ConfigKey): string {
  return String(config[key]);
}

/** The configuration as JSON and the address carry it: only what differs from the defaults. */
export function configToRecord(config: FitConfig): Record<string, string> {
  return toRecord(SETTINGS, config);
}
