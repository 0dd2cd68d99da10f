/** Own data as the browser keeps them for the page that is loaded in this one's place. */
import { RANGES } from '../../core/config.ts';
import { MOST_F32, type OwnData } from '../../core/data/own.ts';
import type { Quantity } from '../../core/data/quantity.ts';

/** Another layout gets another number, and what has an older one is not read. */
const SCHEMA = 'downhill-table/1';

/** 16 MB: storage that a browser grants without asking, written in a moment. */
export const MOST_KEPT_ROWS = 1_000_000;

export interface KeptTable {
  readonly schema: typeof SCHEMA;
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  readonly own: OwnData;
}

/** Own data of this page, and whether the next one will have them. */
export interface TableFate {
  readonly id: string;
  readonly fate: 'kept' | 'too-large' | 'refused' | 'forgotten';
}

export function keptTable(id: string, savedAt: string, own: OwnData): KeptTable {
  return { schema: SCHEMA, id, savedAt, own };
}

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
    column.length >= RANGES.points.least &&
    column.length <= MOST_KEPT_ROWS &&
    column.every((value) => Math.abs(value) <= MOST_F32)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
