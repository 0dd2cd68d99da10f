import { MOST_F32 } from '../arithmetic/floats.ts';
import { ConfigError } from '../errors.ts';
import { checkKeys } from '../input/given.ts';
import { POINTS } from '../settings/limits.ts';
import { shown } from '../text/shown.ts';
import type { Dataset } from '../types.ts';

/** Two columns as a caller has them: arrays, or typed arrays of any kind of number. */
export interface Columns {
  /** [points] */
  readonly x: ArrayLike<number>;
  /** [points] */
  readonly y: ArrayLike<number>;
  /** Inputs beside x, of models that look at several columns. [D − 1][points] */
  readonly more?: readonly ArrayLike<number>[];
}

/**
 * For those who call without types: two lists of equal length, whatever is in them.
 * @throws ConfigError
 */
export function checkColumns(columns: unknown): asserts columns is Columns {
  checkKeys('a column', columns, ['x', 'y', 'more']);
  const [x, y] = [arrayOf('x', columns['x']), arrayOf('y', columns['y'])];
  if (x.length !== y.length) {
    throw new ConfigError(
      'y',
      `y has ${y.length} points, and x has ${x.length}: give as many of each`,
    );
  }
}

/** How a number is rounded, and the most that stays finite then. */
interface Rounded {
  readonly round: (value: number) => number;
  readonly most: number;
}

export const AS_F32: Rounded = { round: Math.fround, most: MOST_F32 };
export const AS_F64: Rounded = { round: (value) => value, most: Number.MAX_VALUE };

/**
 * A number of a column that stays finite when it is rounded.
 * @throws ConfigError that names it: `x[17] NaN is not …`
 */
export function finiteAt(
  name: string,
  values: ArrayLike<unknown>,
  i: number,
  { round, most }: Rounded,
): number {
  const value = values[i];
  if (typeof value !== 'number' || !Number.isFinite(round(value))) {
    throw new ConfigError(
      name,
      `${name}[${i}] ${shown(value)} is not a number within ±${most.toPrecision(3)}: leave it out, or scale the data`,
    );
  }
  return value;
}

/** Text has a length, too, but holds no numbers. */
function arrayOf(name: string, values: unknown): ArrayLike<unknown> {
  const { length } = Object(values) as Partial<ArrayLike<unknown>>;
  if (typeof values === 'object' && Number.isSafeInteger(length))
    return values as ArrayLike<unknown>;
  throw new ConfigError(name, `${name} ${shown(values)} is not an array of numbers: give one`);
}

/**
 * The columns, copied and rounded to f32: what the caller does to his own arrays changes no run.
 * @throws ConfigError where they differ in length, are too short or too long, or hold what is no
 *   finite f32
 */
export function datasetOf(columns: Columns): Dataset {
  checkColumns(columns);
  const { least, most } = POINTS;
  const points = columns.x.length;
  if (points < least || points > most) {
    throw new ConfigError(
      'points',
      `points ${points} are not from ${least} to ${most}: give as many`,
    );
  }
  const more = moreOf(columns.more ?? [], points);
  const [x, y] = [columnOf('x', columns.x), columnOf('y', columns.y)];
  return { x, y, ...(more.length > 0 && { more }) };
}

function moreOf(more: unknown, points: number): Float32Array<ArrayBuffer>[] {
  if (!Array.isArray(more)) {
    throw new ConfigError('more', `more ${shown(more)} is not a list of columns: give one`);
  }
  return more.map((column: unknown, d) => {
    const name = `more[${d}]`;
    const values = arrayOf(name, column) as ArrayLike<number>;
    if (values.length === points) return columnOf(name, values);
    throw new ConfigError(
      'more',
      `${name} has ${values.length} points, and x has ${points}: give as many of each`,
    );
  });
}

function columnOf(name: string, values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const column = new Float32Array(values.length);
  for (let i = 0; i < column.length; i++) column[i] = finiteAt(name, values, i, AS_F32);
  return column;
}
