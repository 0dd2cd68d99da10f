import { POINTS } from '../settings/limits.ts';
import { ConfigError } from '../errors.ts';
import type { Dataset } from '../types.ts';
import { AS_F32, checkColumns, finiteAt, type Columns } from './columns.ts';

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
  return { x: columnOf('x', columns.x), y: columnOf('y', columns.y) };
}

function columnOf(name: string, values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const column = new Float32Array(values.length);
  for (let i = 0; i < column.length; i++) column[i] = finiteAt(name, values, i, AS_F32);
  return column;
}
