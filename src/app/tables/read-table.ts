/** Own data from the browser's storage, which is not to be trusted. */
import * as v from 'valibot';
import { POINTS } from '../../core/settings/limits.ts';
import { MOST_F32 } from '../../core/arithmetic/floats.ts';
import type { OwnData } from '../../core/data/own.ts';
import { MOST_KEPT_ROWS, SCHEMA } from './kept-table.ts';

const column = v.pipe(
  v.instance(Float64Array),
  v.minLength(POINTS.least),
  v.maxLength(MOST_KEPT_ROWS),
  v.check((values) => values.every((value) => Math.abs(value) <= MOST_F32)),
);
const quantity = v.variant('kind', [
  v.object({ kind: v.literal('number'), unit: v.string() }),
  v.object({ kind: v.literal('percent') }),
  v.object({ kind: v.literal('time'), origin: v.pipe(v.number(), v.finite()) }),
]);
const own = v.object({
  name: v.string(),
  xName: v.string(),
  yName: v.string(),
  x: column,
  y: column,
  standardise: v.boolean(),
  others: v.optional(v.array(v.object({ name: v.string(), values: column }))),
  form: v.optional(v.object({})),
  xQuantity: v.optional(quantity),
  yQuantity: v.optional(quantity),
});
const TABLE = v.object({
  schema: v.literal(SCHEMA),
  own: v.pipe(
    own,
    v.check(({ x, y, others = [] }) =>
      [y, ...others.map(({ values }) => values)].every(({ length }) => length === x.length),
    ),
  ),
});

/** The data of what lies in the storage: undefined for what no page of this version put there. */
export function readKeptTable(value: unknown): OwnData | undefined {
  return v.is(TABLE, value) ? (value.own as OwnData) : undefined;
}
