/** The settings as the address carries them: `?seed=7&log-every=50&lang=en`. */
import {
  CONFIG_KEYS,
  configToRecord,
  flagOf,
  settingText,
  type FitConfig,
} from '../../core/config.ts';
import {
  choicesOf,
  PREFERENCE_KEYS,
  parsePreferences,
  preferencesToRecord,
  type Preferences,
} from '../preferences.ts';
import { check, type Checked, type Fault } from './check.ts';

export interface FromAddress {
  readonly config: FitConfig;
  readonly preferences: Preferences;
  readonly refused: readonly Refused[];
}

/** A part of the address that is not to be had. */
export interface Refused {
  /** `key=value` as the address has it, cut where it is long. */
  readonly part: string;
  readonly fault: Fault;
  /** What stands in for it; undefined where nothing does. */
  readonly used: string | undefined;
}

/** Of a part of the address, as it is shown. */
const LONGEST_PART = 60;

/** @param search what follows the path: `?…`, or nothing */
export function readAddress(search: string): FromAddress {
  const all = [...new URLSearchParams(search)];
  const last = Object.fromEntries(all);
  const { preferences, unknown } = parsePreferences(last);
  const isPreference = (key: string): boolean =>
    (PREFERENCE_KEYS as readonly string[]).includes(key);
  const { config, faults } = configFromAddress(
    Object.fromEntries(all.filter(([key]) => !isPreference(key))),
  );
  const usedFor = (key: string): string | undefined => {
    const field = CONFIG_KEYS.find((one) => flagOf(one) === key);
    const preference = PREFERENCE_KEYS.find((one) => one === key);
    if (field !== undefined) return settingText(config, field);
    return preference === undefined ? undefined : String(preferences[preference]);
  };
  const refuse = (key: string, value: string, fault: Fault): Refused => {
    const part = `${key}=${value}`;
    const shown = part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART - 1)}…` : part;
    return { part: shown, fault, used: usedFor(key) };
  };
  const wrong = [
    ...Object.entries(faults),
    ...unknown.map((key) => [key, choicesOf(key)] as const),
  ].filter(([key]) => Object.hasOwn(last, key));
  const isLast = (index: number, key: string): boolean =>
    !all.slice(index + 1).some(([later]) => later === key);
  return {
    config,
    preferences,
    refused: [
      ...wrong.map(([key, fault]) => refuse(key, last[key] ?? '', fault)),
      ...all.flatMap(([key, value], i) =>
        isLast(i, key) ? [] : [refuse(key, value, { kind: 'twice' })],
      ),
    ],
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
