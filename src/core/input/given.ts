/** What callers give, who may have no types: what is of no use is refused by name, with the remedy. */
import { ConfigError } from '../errors.ts';
import { nearest } from './nearest.ts';
import { shown } from '../text/shown.ts';

/** What a value has to be. */
export interface Kind {
  /** As a message calls it: `a function`. */
  readonly due: string;
  readonly is: (value: unknown) => boolean;
  readonly optional?: boolean;
}

/** The kind of each key of some options: none can be forgotten. */
export type Kinds<T> = { readonly [Key in keyof Required<T>]: Kind };

export const BOOLEAN: Kind = { due: 'true or false', is: (value) => typeof value === 'boolean' };
export const FUNCTION: Kind = { due: 'a function', is: (value) => typeof value === 'function' };
export const NUMBER: Kind = { due: 'a number', is: (value) => typeof value === 'number' };
export const TEXT: Kind = { due: 'a text', is: (value) => typeof value === 'string' };
export const FINITE: Kind = { due: 'a finite number', is: Number.isFinite };
export const POSITIVE: Kind = {
  due: 'a number above 0',
  is: (value) => typeof value === 'number' && value > 0,
};

export const NOT_NEGATIVE: Kind = {
  due: 'a finite number from 0 on',
  is: (value) => typeof value === 'number' && value >= 0 && value < Infinity,
};
/** A share of what was: of a decay from step to step. */
export const BELOW_ONE: Kind = {
  due: 'a number from 0 to below 1',
  is: (value) => typeof value === 'number' && value >= 0 && value < 1,
};

export function whole(least: number, most: number): Kind {
  return {
    due: `an integer from ${least} to ${most}`,
    is: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
  };
}

export function oneOf(choices: readonly string[]): Kind {
  return {
    due: `one of ${choices.join(', ')}`,
    is: (value) => choices.some((one) => one === value),
  };
}

/** Whatever has these methods. */
export function having(due: string, ...methods: readonly string[]): Kind {
  const isFunction = (value: object, key: string): boolean =>
    typeof (value as Readonly<Record<string, unknown>>)[key] === 'function';
  return {
    due,
    is: (value) => isObject(value) && methods.every((method) => isFunction(value, method)),
  };
}

export function optional(kind: Kind): Kind {
  return { ...kind, optional: true };
}

/**
 * @param what a key of `given` is: `a setting`
 * @throws ConfigError for what is no object, for a key that is none of these, and for a value that
 *   is not of its kind
 */
export function checkGiven<T>(what: string, given: unknown, kinds: Kinds<T>): void {
  checkKeys(what, given, Object.keys(kinds));
  for (const [key, kind] of Object.entries<Kind>(kinds)) checkOne(key, given[key], kind);
}

/** @throws ConfigError for a value that is not of its kind */
export function checkOne(name: string, value: unknown, { due, is, optional = false }: Kind): void {
  if ((optional && value === undefined) || is(value)) return;
  const remedy = optional ? 'give one, or leave it out' : 'give one';
  throw new ConfigError(name, `${name} ${shown(value)} is not ${due}: ${remedy}`);
}

/** @throws ConfigError for what is no object, and for a key that is none of these */
export function checkKeys(
  what: string,
  given: unknown,
  known: readonly string[],
  suggest: (stray: string) => string | undefined = (stray) => nearest(stray, known),
): asserts given is Readonly<Record<string, unknown>> {
  if (!isObject(given)) {
    const field = what.replace(/^an? /, '');
    throw new ConfigError(
      field,
      `${shown(given)} is no object, and each of its keys should be ${what}: give one with ${known.join(', ')}`,
    );
  }
  const stray = Object.keys(given).find((key) => !known.includes(key));
  if (stray === undefined) return;
  const near = suggest(stray);
  const remedy = near === undefined ? `use ${known.join(', ')}` : `did you mean ${near}?`;
  throw new ConfigError(stray, `${shown(stray)} is not ${what}: ${remedy}`, {
    [stray]: { kind: 'unknown' },
  });
}

/** A list of numbers: an array of them, or a typed array that is none of bigints. */
export function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value)
    ? value.every((one) => typeof one === 'number')
    : ArrayBuffer.isView(value) && 'length' in value && !isBigInts(value);
}

function isBigInts(value: object): boolean {
  return value instanceof BigInt64Array || value instanceof BigUint64Array;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
