import { RANGES } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { shown } from '../shown.ts';
import type { Dataset } from '../types.ts';
import { MOST_F32 } from './own.ts';

/** Two columns as a caller has them: arrays, or typed arrays of any kind of number. */
export interface Columns {
  /** [points] */
  readonly x: ArrayLike<number>;
  /** [points] */
  readonly y: ArrayLike<number>;
}

/**
 * The columns, copied and rounded to f32: what the caller does to his own arrays changes no run.
 * @throws ConfigError where they differ in length, are too short or too long, or hold what is no
 *   finite f32
 */
export function datasetOf(columns: Columns): Dataset {
  const x = arrayOf('x', columns.x);
  const y = arrayOf('y', columns.y);
  if (x.length !== y.length) {
    throw new ConfigError(
      'y',
      `y has ${y.length} points, and x has ${x.length}: give as many of each`,
    );
  }
  const { least, most } = RANGES.points;
  if (!(x.length >= least && x.length <= most)) {
    throw new ConfigError(
      'points',
      `points ${x.length} are not from ${least} to ${most}: give as many`,
    );
  }
  return { x: columnOf('x', x), y: columnOf('y', y) };
}

/**
 * For those who call without types.
 * @throws ConfigError for what is no array; text has a length, too, but holds no numbers
 */
function arrayOf(name: string, values: unknown): ArrayLike<unknown> {
  if (typeof values !== 'object' || values === null || !('length' in values)) {
    throw new ConfigError(name, `${name} ${shown(values)} is not an array of numbers: give one`);
  }
  return values as ArrayLike<unknown>;
}

/**
 * The number, if it stays finite in f32.
 * @throws ConfigError that names it: `x[17] NaN is not …`
 */
function finiteInF32(name: string, index: number, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) {
    throw new ConfigError(
      name,
      `${name}[${index}] ${shown(value)} is not a number within ±${MOST_F32.toPrecision(3)}: leave it out, or scale the data`,
    );
  }
  return value;
}

function columnOf(name: string, values: ArrayLike<unknown>): Float32Array<ArrayBuffer> {
  const column = new Float32Array(values.length);
  for (let i = 0; i < column.length; i++) column[i] = finiteInF32(name, i, values[i]);
  return column;
}
