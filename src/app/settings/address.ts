/** The settings as the address carries them: `?seed=7&log-every=50&lang=en`. */
import { CONFIG_KEYS, configToRecord, flagOf, type FitConfig } from '../../core/config.ts';
import {
  PREFERENCE_KEYS,
  parsePreferences,
  preferencesToRecord,
  type Preferences,
} from '../preferences.ts';
import { check, type Checked } from './check.ts';

export interface FromAddress {
  readonly config: FitConfig;
  readonly preferences: Preferences;
  /** `key=value` as the address has it, for each part that is not to be had. */
  readonly refused: readonly string[];
}

/** @param search what follows the path: `?…`, or nothing */
export function readAddress(search: string): FromAddress {
  const all = Object.fromEntries(new URLSearchParams(search));
  const isPreference = (key: string): boolean =>
    (PREFERENCE_KEYS as readonly string[]).includes(key);
  const { preferences, unknown } = parsePreferences(all);

  const flags = Object.entries(all).filter(([flag]) => !isPreference(flag));
  const { config, faults } = configFromAddress(Object.fromEntries(flags));

  const refusedKeys = [...Object.keys(faults), ...unknown];
  return {
    config,
    preferences,
    refused: refusedKeys.filter((key) => key in all).map((key) => `${key}=${all[key] ?? ''}`),
  };
}

/** A configuration from its part of the address: `{ 'log-every': '50' }`. Faults by the keys of the address. */
export function configFromAddress(flags: Readonly<Record<string, string>>): Checked {
  const entries = Object.entries(flags).map(([flag, value]) => [keyOf(flag), value] as const);
  const { config, faults } = check(Object.fromEntries(entries));
  const byFlag = Object.entries(faults).map(([field, fault]) => [flagOfAny(field), fault] as const);
  return { config, faults: Object.fromEntries(byFlag) };
}

/** @returns what follows the path: `?…`, or nothing where all is at its default */
export function writeAddress(config: FitConfig, preferences: Preferences): string {
  const record = { ...configToRecord(config), ...preferencesToRecord(preferences) };
  // A comma may stand in an address as it is, and is easier to read so.
  const search = new URLSearchParams(record).toString().replaceAll('%2C', ',');
  return search === '' ? '' : `?${search}`;
}

/** The field that a key of the address means; an unknown one stays as it is, to be refused. */
function keyOf(flag: string): string {
  return CONFIG_KEYS.find((key) => flagOf(key) === flag) ?? flag;
}

function flagOfAny(field: string): string {
  const key = CONFIG_KEYS.find((candidate) => candidate === field);
  return key === undefined ? field : flagOf(key);
}
