/** Own data from the browser's storage, which is not to be trusted. */
import { POINTS } from '../../core/settings/limits.ts';
import { MOST_F32 } from '../../core/arithmetic/floats.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Quantity } from '../../core/data/quantity.ts';
import { MOST_KEPT_ROWS, SCHEMA } from './kept-table.ts';

/** The data of what lies in the storage: undefined for what no page of this version put there. */
export function readKeptTable(value: unknown): OwnData | undefined {
  if (!isObject(value) || value['schema'] !== SCHEMA) return undefined;
  const { own } = value;
  return isObject(own) && isOwnData(own) ? own : undefined;
}

function isOwnData(own: object): own is OwnData {
  const { name, xName, yName, x, y, standardise, form, ...meaning } = own as Partial<OwnData>;
  const { xQuantity, yQuantity } = meaning;
  return (
    [name, xName, yName].every((text) => typeof text === 'string') &&
    isColumn(x) &&
    isColumn(y) &&
    x.length === y.length &&
    typeof standardise === 'boolean' &&
    (form === undefined || isObject(form)) &&
    [xQuantity, yQuantity].every((quantity) => quantity === undefined || isQuantity(quantity))
  );
}

function isQuantity(quantity: Quantity): boolean {
  if (quantity.kind === 'number') return typeof quantity.unit === 'string';
  return (
    quantity.kind === 'percent' ||
    // Whatever lies there is called what it should be until it is looked at.
    ((quantity.kind as unknown) === 'time' && Number.isFinite(quantity.origin))
  );
}

function isColumn(column: unknown): column is Float64Array {
  return (
    column instanceof Float64Array &&
    column.length >= POINTS.least &&
    column.length <= MOST_KEPT_ROWS &&
    column.every((value) => Math.abs(value) <= MOST_F32)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
