/** The settings as the address carries them: `?seed=7&log-every=50&lang=en`. */
import type { Fault, Faults } from '../../core/settings/fault.ts';
import { OF_A_RUN, SETTINGS, flagOf, type FitConfig } from '../../core/settings/index.ts';
import { checkTable, toRecord, type Rule } from '../../core/settings/read.ts';
import { FIRST_FORMULA } from './draft.ts';
import { PREFERENCES, type Preferences } from '../preferences.ts';
import type { Models } from '../training/preparing.ts';

const ROWS = { ...SETTINGS, ...PREFERENCES };

export interface FromAddress {
  readonly config: FitConfig;
  readonly preferences: Preferences;
  readonly refused: readonly Refused[];
}

export interface Refused {
  /** `key=value` as the address has it, cut where it is long. */
  readonly part: string;
  readonly fault: Fault | { readonly kind: 'table' };
  /** What stands in for it; undefined where nothing does. */
  readonly used: string | undefined;
}

const LONGEST_PART = 60;

/**
 * @param search what follows the path: `?…`, or nothing
 * @param models where they are left out, nothing is said about a formula
 */
export function readAddress(search: string, models?: Models): FromAddress {
  const all = [...new URLSearchParams(search)];
  const last = new Map(all);
  const { values: read, faults } = checkTable(
    { rows: ROWS, rules: [...OF_A_RUN.rules, ...(models?.FORMULA_RULES ?? [])] },
    Object.fromEntries(last),
    flagOf,
  );
  const values =
    read.model === 'formula' && read.formula === undefined
      ? { ...read, formula: FIRST_FORMULA }
      : read;
  const texts = new Map(Object.entries(values).map(([key, value]) => [flagOf(key), String(value)]));
  const refuse = (key: string, value: string, fault: Fault): Refused => {
    const part = `${key}=${value}`;
    const shown = part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART - 1)}…` : part;
    return { part: shown, fault, used: texts.get(key) };
  };
  const again = all.filter(([key], i) => all.slice(i + 1).some(([later]) => later === key));
  return {
    config: pick(values, SETTINGS),
    preferences: pick(values, PREFERENCES),
    refused: [
      ...Object.entries(faults).map(([key, fault]) => refuse(key, last.get(key) ?? '', fault)),
      ...again.map(([key, value]) => refuse(key, value, { kind: 'twice' })),
    ],
  };
}

function pick<Key extends string, T extends Readonly<Record<Key, unknown>>>(
  values: T,
  keys: Readonly<Record<Key, unknown>>,
): Pick<T, Key> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => Object.hasOwn(keys, key)),
  ) as Pick<T, Key>;
}

/** A configuration from its part of the address: `{ 'log-every': '50' }`. Faults by the keys of the address. */
export function configFromAddress(
  flags: Readonly<Record<string, string>>,
  ofFormulas: readonly Rule<FitConfig>[] = [],
): {
  readonly config: FitConfig;
  readonly faults: Faults;
} {
  const rules = [...OF_A_RUN.rules, ...ofFormulas];
  const { values, faults } = checkTable({ rows: SETTINGS, rules }, flags, flagOf);
  return { config: values, faults };
}

/** @returns what follows the path: `?…`, or nothing where all is at its default */
export function writeAddress(config: FitConfig, preferences: Preferences): string {
  const record = toRecord(ROWS, { ...config, ...preferences });
  // These may stand in an address as they are, and are easier to read so.
  const search = new URLSearchParams(record)
    .toString()
    .replace(/%(2C|3A|3B|3D)/g, decodeURIComponent);
  return search === '' ? '' : `?${search}`;
}
