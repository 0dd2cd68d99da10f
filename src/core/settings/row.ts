import { ConfigError } from '../errors.ts';
import { shown } from '../text/shown.ts';
import type { Fault } from './fault.ts';

/** The value of another row of the same table. */
export type Get = (key: string) => unknown;

/** Says that a value is none: in English, after the row's name and the value, and as a fault. */
export type Refuse = (words: string, fault: Fault, value?: unknown) => never;

/** The value of a row where none is given; it may follow from other rows. */
export type Preset<T> = T | ((get: Get) => T);

/**
 * One thing that people may set, wherever they set it: in the address, by a flag of the terminal, as an
 * option of the library, in a field of the page, in a file. `String(value)` writes what `read` reads.
 */
export interface Row<T> {
  readonly preset: Preset<T>;
  /** @throws ConfigError by `refuse` */
  readonly read: (raw: unknown, refuse: Refuse, get: Get) => T;
  /** How the help writes a value: `N`, or `a|b`. A flag without is a switch. */
  readonly values?: string;
  /** The words without dashes that go with a switch, as the help writes them. */
  readonly follows?: string;
  /** What it does, for the help: `{range}` stands for what a number may be. */
  readonly about?: string;
  /** A value that a person could give, where `preset` is none. */
  readonly example?: string;
  /** What the help says is taken, where that is not `preset`; empty: nothing. */
  readonly otherwise?: string;
  /** Whether a flag given twice holds both values, not only the last. */
  readonly repeats?: boolean;
  /** What other programs call it. */
  readonly names?: readonly string[];
}

export type Rows = Readonly<Record<string, Row<unknown>>>;

/** What a table of rows describes. */
export type ValuesOf<R extends Rows> = {
  readonly [Key in keyof R]: R[Key] extends Row<infer T> ? T : never;
};

export function presetOf<T>({ preset }: Pick<Row<T>, 'preset'>, get: Get): T {
  return typeof preset === 'function' ? (preset as (get: Get) => T)(get) : preset;
}

/** Refuses `given` as the value of `field`. */
export function refusing(field: string, given: unknown): Refuse {
  return (words, fault, value = given) => {
    throw new ConfigError(field, `${field} ${shown(value)} ${words}`, { [field]: fault });
  };
}
