/** The settings of a run, from whatever came in. */
import { FORMULA_RULES } from './formula.ts';
import { OF_A_RUN } from './index.ts';
import { flagOf, readTable, type Raw } from './read.ts';
import type { FitConfig } from './table.ts';

const WHOLE = { ...OF_A_RUN, rules: [...OF_A_RUN.rules, ...FORMULA_RULES] };

/**
 * A whole configuration from whatever came in. Numbers may be given as text; what is missing takes
 * its default; a key that is not a field of {@link FitConfig} is refused.
 * @throws ConfigError that names the field, the value and the range
 */
export function parseConfig(raw: Readonly<Record<string, unknown>>): FitConfig {
  return readTable(WHOLE, raw);
}

/** The same of what was written as flags, `log-every`: messages call a setting by its flag, too. */
export function parseFlags(raw: Raw): FitConfig {
  return readTable(WHOLE, raw, flagOf);
}
