import type { Dataset } from '../types.ts';
import type { Columns } from './columns.ts';

type Column = Float32Array<ArrayBuffer>;

/** The columns that a model looks at. [D][n] */
export function inputsOf(data: Dataset): readonly Column[];
export function inputsOf(data: Columns): readonly ArrayLike<number>[];
export function inputsOf({ x, more = [] }: Columns): readonly ArrayLike<number>[] {
  return [x, ...more];
}

/** The data with each column changed alike. */
export function eachColumn({ x, y, more }: Dataset, change: (column: Column) => Column): Dataset {
  return { x: change(x), y: change(y), ...(more && { more: more.map(change) }) };
}

/** What holds the data: what may go over to a thread without a copy. */
export function buffersOf(data: Dataset): ArrayBuffer[] {
  return [...inputsOf(data), data.y].map(({ buffer }) => buffer);
}
