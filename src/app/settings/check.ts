import {
  CHOICES,
  CONFIG_KEYS,
  DEFAULTS,
  MOST_LOG_LINES,
  numberOf,
  parseFlags,
  RANGES,
  type FitConfig,
} from '../../core/config.ts';
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
  /** Epochs and log-every together make a log that is too long: what each may be beside the other. */
  | { readonly kind: 'most-epochs'; readonly most: number; readonly logEvery: number }
  | { readonly kind: 'least-log-every'; readonly least: number; readonly epochs: number }
  /** Of an address only: fields offer nothing else. */
  | { readonly kind: 'choice' | 'list'; readonly choices: readonly (string | number)[] }
  | { readonly kind: 'unknown' | 'twice' }
  /** Anything else: the error's own words. */
  | { readonly kind: 'other'; readonly message: string };

/** Each an own key, whatever it is called. */
export type Faults = Readonly<Record<string, Fault>>;

export interface Checked {
  /** With the defaults in the place of what is wrong. */
  readonly config: FitConfig;
  /** By the field that is wrong; empty where all is well. */
  readonly faults: Faults;
}

/** A configuration from whatever came in, with all that is wrong, not only the first of it. */
export function check(raw: Readonly<Record<string, string>>): Checked {
  const rest = new Map(Object.entries(raw));
  const faults = new Map<string, Fault>();
  for (;;) {
    try {
      const config = parseFlags(Object.fromEntries(rest));
      return { config, faults: Object.fromEntries(faults) };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const found = Object.entries(faultsOf(error, rest));
      // Each round leaves out what is wrong: where that was not there, there is no end.
      if (!found.some(([field]) => rest.has(field))) throw error;
      for (const [field, fault] of found) if (rest.delete(field)) faults.set(field, fault);
    }
  }
}

function faultsOf({ field, message }: ConfigError, raw: ReadonlyMap<string, string>): Faults {
  if (!(CONFIG_KEYS as readonly string[]).includes(field)) return only(field, { kind: 'unknown' });
  if (field === 'start') return { start: { kind: 'start' } };
  // Beside a replay a seed may be one, and one too many.
  if (field === 'seed' && !message.startsWith('seed has')) return { seed: { kind: 'seed' } };
  if (hasOwn(RANGES, field)) return numberFaults(field, message, raw);
  const choices: readonly string[] | undefined = hasOwn(CHOICES, field)
    ? CHOICES[field]
    : undefined;
  return only(
    field,
    choices === undefined || choices.includes(raw.get(field) ?? '')
      ? { kind: 'other', message }
      : { kind: 'choice', choices },
  );
}

function numberFaults(
  field: keyof typeof RANGES,
  message: string,
  raw: ReadonlyMap<string, string>,
): Faults {
  const { least, most, integer } = RANGES[field];
  const value = valueOf(raw, field);
  if (!(value >= least && value <= most) || (integer && !Number.isInteger(value))) {
    return only(field, { kind: 'number', least, most, integer });
  }
  if (field !== 'logEvery') return only(field, { kind: 'other', message });
  const [epochs, logEvery] = [valueOf(raw, 'epochs'), value];
  return {
    epochs: { kind: 'most-epochs', most: logEvery * MOST_LOG_LINES, logEvery },
    logEvery: { kind: 'least-log-every', least: Math.ceil(epochs / MOST_LOG_LINES), epochs },
  };
}

function valueOf(raw: ReadonlyMap<string, string>, field: keyof typeof RANGES): number {
  return numberOf(raw.get(field) ?? DEFAULTS[field]);
}

function only(field: string, fault: Fault): Faults {
  return Object.fromEntries([[field, fault]]);
}

/** Not what every object has, such as `constructor`. */
function hasOwn<Known extends object>(known: Known, key: PropertyKey): key is keyof Known {
  return Object.hasOwn(known, key);
}
