/** Tables of settings read: what came in, as values or with what is wrong with it. */
import { ConfigError } from '../errors.ts';
import { checkKeys } from '../input/given.ts';
import { nearest, sameWord } from '../input/nearest.ts';
import type { Fault, Faults } from './fault.ts';
import { presetOf, refusing, type Get, type Rows, type ValuesOf } from './row.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** How a row is called by whoever gives it a value. */
export type Naming = (key: string) => string;

/** In TypeScript. */
export const asKey: Naming = (key) => key;

/** Everywhere else: `--log-every` in the terminal, `log-every=` in the address. */
export function flagOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * What holds between several rows.
 * @param raw what was given, as `naming` calls it
 * @throws ConfigError with the faults of each row that could be mended
 */
export type Rule<V> = (values: V, raw: Raw, naming: Naming) => void;

export interface Table<R extends Rows> {
  readonly rows: R;
  readonly rules: readonly Rule<ValuesOf<R>>[];
}

/**
 * The values of all rows: numbers may be given as text, and what is missing takes its preset. Keys that
 * are no row are not looked at.
 * @throws ConfigError that names the row, the value, and what it may be
 */
export function readRows<R extends Rows>(rows: R, raw: Raw, naming: Naming = asKey): ValuesOf<R> {
  const values = new Map<string, unknown>();
  const get: Get = (key) => {
    if (!values.has(key)) values.set(key, valueOf(key));
    return values.get(key);
  };
  const valueOf = (key: string): unknown => {
    const row = rows[key];
    if (row === undefined) return undefined;
    const name = naming(key);
    const given = raw[name] ?? undefined;
    return given === undefined ? presetOf(row, get) : row.read(given, refusing(name, given), get);
  };
  return Object.fromEntries(Object.keys(rows).map((key) => [key, get(key)])) as ValuesOf<R>;
}

/** The same of a whole table: what is no row of it is refused, and all rules hold. */
export function readTable<R extends Rows>(
  { rows, rules }: Table<R>,
  raw: Raw,
  naming: Naming = asKey,
): ValuesOf<R> {
  checkNames(rows, raw, naming);
  const values = readRows(rows, raw, naming);
  for (const rule of rules) rule(values, raw, naming);
  return values;
}

/** Values with all that is wrong, not only the first of it: presets stand in the place of that. */
export function checkTable<R extends Rows>(
  table: Table<R>,
  raw: Raw,
  naming: Naming = asKey,
): { readonly values: ValuesOf<R>; readonly faults: Faults } {
  const rest = new Map(Object.entries(raw));
  const faults = new Map<string, Fault>();
  for (;;) {
    try {
      const values = readTable(table, Object.fromEntries(rest), naming);
      return { values, faults: Object.fromEntries(faults) };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const found = Object.entries(error.faults).filter(([field]) => rest.delete(field));
      // Each round leaves out what is wrong: where that was not there, there is no end.
      if (found.length === 0) throw error;
      for (const [field, fault] of found) faults.set(field, fault);
    }
  }
}

/**
 * For those who call without types.
 * @param others what may stand beside the rows
 * @throws ConfigError for what is no object, and for a key that is no row, with the one that is near
 */
export function checkNames(
  rows: Rows,
  raw: unknown,
  naming: Naming = asKey,
  others: readonly string[] = [],
): asserts raw is Raw {
  const known = [...Object.keys(rows).map(naming), ...others];
  checkKeys('a setting', raw, known, (stray) => suggestion(stray, rows, naming, others));
}

/** The row that somebody may have meant, as `naming` calls it. */
export function suggestion(
  name: string,
  rows: Rows,
  naming: Naming,
  others: readonly string[] = [],
): string | undefined {
  const keys = Object.keys(rows);
  const called = keys.find((key) => rows[key]?.names?.some((other) => sameWord(other, name)));
  return called === undefined ? nearest(name, [...keys.map(naming), ...others]) : naming(called);
}

/** Values as JSON and the address carry them: only what is not what it would be anyway. */
export function toRecord(rows: Rows, values: object): Record<string, string> {
  const get: Get = (key) => (values as Raw)[key];
  const texts = Object.entries(rows).map(
    ([key, row]) => [flagOf(key), String(get(key)), String(presetOf(row, get))] as const,
  );
  return Object.fromEntries(
    texts.filter(([, value, preset]) => value !== preset).map(([flag, value]) => [flag, value]),
  );
}
