import { parseConfig, RANGES, type ConfigKey, type FitConfig } from '../../core/config.ts';
import { ConfigError } from '../../core/errors.ts';

/** What is wrong with a value, in a form that every language can say. */
export type Fault =
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly integer: boolean;
    }
  | { readonly kind: 'seed' }
  | { readonly kind: 'start' }
  | { readonly kind: 'too-many-lines' }
  /** Anything else: the error's own words. */
  | { readonly kind: 'other'; readonly message: string };

export type Faults = Readonly<Record<string, Fault>>;

export interface Checked {
  /** With the defaults in the place of what is wrong. */
  readonly config: FitConfig;
  /** By the field that is wrong; empty where all is well. */
  readonly faults: Faults;
}

/** A configuration from whatever came in, with all that is wrong, not only the first of it. */
export function check(raw: Readonly<Record<string, string>>): Checked {
  const rest: Record<string, string> = { ...raw };
  const faults: Record<string, Fault> = {};
  for (;;) {
    try {
      return { config: parseConfig(rest), faults };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults[error.field] ??= faultOf(error, raw[error.field]);
      // A field at its default can still be at odds with one that is not: then that one must go.
      const bad = error.field in rest ? error.field : Object.keys(rest).at(-1);
      if (bad === undefined) throw error;
      Reflect.deleteProperty(rest, bad);
    }
  }
}

function faultOf(error: ConfigError, text: string | undefined): Fault {
  if (error.field === 'seed' && text !== undefined) return { kind: 'seed' };
  if (error.field === 'start') return { kind: 'start' };
  if (!isNumeric(error.field)) return { kind: 'other', message: error.message };
  const range = RANGES[error.field];
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  const inRange = value >= range.least && value <= range.most;
  if (!inRange || (range.integer && !Number.isInteger(value))) return { kind: 'number', ...range };
  return error.field === 'logEvery'
    ? { kind: 'too-many-lines' }
    : { kind: 'other', message: error.message };
}

function isNumeric(field: string): field is keyof typeof RANGES & ConfigKey {
  return field in RANGES;
}
