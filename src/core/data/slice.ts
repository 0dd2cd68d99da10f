/** Some rows of data in the place of all of them. */
import { spanOf, type Slice } from '../settings/slice.ts';
import type { Dataset } from '../types.ts';
import type { OwnData } from './own.ts';

interface Sliceable<Column> {
  readonly length: number;
  slice(from: number, to: number): Column;
}

/** @throws ConfigError where a column has no such rows */
export function rowsOf<Column extends Sliceable<Column>>(column: Column, rows: Slice): Column {
  const { from, to } = spanOf(rows, column.length);
  return column.slice(from, to);
}

/**
 * The data themselves where all rows are meant.
 * @throws ConfigError where they have no such rows
 */
export function rowsOfData(data: Dataset, rows: Slice): Dataset {
  if (rows === 'all') return data;
  const { x, y, more } = data;
  return {
    x: rowsOf(x, rows),
    y: rowsOf(y, rows),
    ...(more && { more: more.map((column) => rowsOf(column, rows)) }),
  };
}

/** The same of own data, before they are standardised. No file holds just these. */
export function rowsOfOwn(own: OwnData, rows: Slice): OwnData {
  if (rows === 'all') return own;
  const others = own.others?.map(({ name, values }) => ({ name, values: rowsOf(values, rows) }));
  return { ...own, x: rowsOf(own.x, rows), y: rowsOf(own.y, rows), others, form: undefined };
}
