/** Own data and settings from the browser's storage, from a file or out of a link: none of them is to be trusted. */
import * as v from 'valibot';
import { MOST_F32 } from '../../core/arithmetic/floats.ts';
import type { OwnData } from '../../core/data/own.ts';
import { DownhillError } from '../../core/errors.ts';
import { FORMULA_RULES } from '../../core/settings/formula.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { POINTS } from '../../core/settings/limits.ts';
import { configFromAddress } from '../settings/address.ts';
import { MOST_KEPT_ROWS, SCHEMA, SETUP } from './kept-table.ts';

const column = v.pipe(
  v.instance(Float64Array),
  v.minLength(POINTS.least),
  v.maxLength(MOST_KEPT_ROWS),
  v.check((values) => values.every((value) => Math.abs(value) <= MOST_F32)),
);
/** The same as JSON has it. */
const list = v.pipe(
  v.array(v.number()),
  v.transform((values) => Float64Array.from(values)),
  column,
);
const quantity = v.variant('kind', [
  v.object({ kind: v.literal('number'), unit: v.string() }),
  v.object({ kind: v.literal('percent') }),
  v.object({
    kind: v.literal('time'),
    unit: v.picklist(['day', 'second']),
    origin: v.pipe(v.number(), v.finite()),
    written: v.picklist(['date', 'date-time', 'clock']),
  }),
]);

type Column = OwnData['x'];

function entriesOf(values: v.GenericSchema<unknown, Column>) {
  return {
    name: v.string(),
    xName: v.string(),
    yName: v.string(),
    x: values,
    y: values,
    standardise: v.boolean(),
    others: v.optional(v.array(v.object({ name: v.string(), values }))),
    xQuantity: v.optional(quantity),
    yQuantity: v.optional(quantity),
  };
}

function areEqual({ x, y, others = [] }: Pick<OwnData, 'x' | 'y' | 'others'>): boolean {
  return [y, ...others.map(({ values }) => values)].every(({ length }) => length === x.length);
}

const TABLE = v.object({
  schema: v.literal(SCHEMA),
  own: v.pipe(
    v.object({ ...entriesOf(column), form: v.optional(v.object({})) }),
    v.check((own) => areEqual(own)),
  ),
});

/** The data of what lies in the storage: undefined for what no page of this version put there. */
export function readKeptTable(value: unknown): OwnData | undefined {
  return v.is(TABLE, value) ? (value.own as OwnData) : undefined;
}

const SETUP_FILE = v.object({
  schema: v.literal(SETUP),
  settings: v.optional(v.record(v.string(), v.string()), {}),
  own: v.optional(
    v.pipe(
      v.object(entriesOf(list)),
      v.check((own) => areEqual(own)),
    ),
  ),
});

export class SetupError extends DownhillError {
  override readonly name = 'SetupError';
}

/** @throws SetupError for a damaged one, SyntaxError for what is no JSON */
export function readSetup(text: string): {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
} {
  const { success, output } = v.safeParse(SETUP_FILE, JSON.parse(text));
  const { config, faults } = configFromAddress(success ? output.settings : {}, FORMULA_RULES);
  if (!success || Object.keys(faults).length > 0) {
    throw new SetupError('the file is a setup of another version, or damaged: share it again');
  }
  return { config, own: output.own };
}
