/** `downhill fit --predict`: the curve at other x, with its bands. */
import { sinceOrigin, momentOf, type Quantity } from '../core/data/quantity.ts';
import { ConfigError } from '../core/errors.ts';
import { numberOf } from '../core/settings/kinds.ts';
import { shown } from '../core/text/shown.ts';
import { ungrouped, type Field } from '../core/text/table.ts';
import { reasonText } from '../csv/bad-rows.ts';
import { columnName } from '../csv/columns.ts';
import type { Head } from '../csv/head.ts';
import { placeOf } from '../csv/inputs.ts';
import { readCsv } from '../csv/read.ts';
import type { Table } from '../csv/table.ts';
import type { Answer } from '../run/fit/fit.ts';
import { aligned } from './aligned.ts';
import type { Io } from './command.ts';
import type { FitTable } from './fit-data.ts';
import type { FitRequest } from './fit-flags.ts';
import { figure, share, toError } from './fit-report.ts';

/** One place: the inputs, ŷ, and the ends of both bands. */
export interface PredictedRow extends Readonly<Record<(typeof PREDICTION_HEADS)[number], number>> {
  /** By what the formula calls the inputs. */
  readonly at: Readonly<Record<string, number>>;
}

export interface Predicted {
  readonly inputs: readonly string[];
  readonly level: number;
  /** What the row is that is predicted, where rows count differently: `of sigma 1`. */
  readonly of: string;
  readonly rows: readonly PredictedRow[];
}

export const PREDICTION_HEADS = ['value', 'standardError', 'confidenceLow', 'confidenceHigh', 'predictionLow', 'predictionHigh'] as const; // prettier-ignore

/** @param where the numbers of one input, or a table with a column for each */
export async function predictedAt(
  where: string,
  answer: Answer,
  fitted: FitTable,
  request: FitRequest,
  io: Io,
): Promise<Predicted> {
  const { inputs } = fitted.main;
  const columns = numbersIn(where, inputs) ?? (await columnsIn(where, fitted, request, io));
  const { value, standardError, confidence, prediction } = answer.predict(columns);
  const rows = Array.from(value, (at, i) => {
    const [inside, one] = [confidence[i] ?? NaN, prediction[i] ?? NaN];
    return {
      at: Object.fromEntries(inputs.map((name) => [name, columns[name]?.[i] ?? NaN])),
      value: at,
      standardError: standardError[i] ?? NaN,
      confidenceLow: at - inside,
      confidenceHigh: at + inside,
      predictionLow: at - one,
      predictionHigh: at + one,
    };
  });
  const { sigma, weights } = fitted.main.options;
  const of = sigma !== undefined ? ' of sigma 1' : weights !== undefined ? ' of weight 1' : '';
  return { inputs, level: answer.level, of, rows };
}

type Columns = Readonly<Record<string, ArrayLike<number>>>;

function numbersIn(where: string, inputs: readonly string[]): Columns | undefined {
  // `t=3`: a table's name may have an = in it, too, but hardly a number behind each.
  const bare = where.split(',').map((part) => part.replace(/^[^=]*=/, ''));
  const values = bare.map(numberOf);
  if (!values.every(Number.isFinite)) {
    const isPath = where.trim() !== '' && (!values.some(Number.isFinite) || /\.[a-z]/i.test(where));
    if (isPath) return undefined;
    throw new ConfigError('predict', `predict ${shown(where)} is neither numbers such as 1,12 nor the path of a table: write one of them`); // prettier-ignore
  }
  const [name = '', second] = inputs;
  if (second !== undefined) throw new ConfigError('predict', `--predict ${where} gives numbers for one input, and the formula looks at ${inputs.join(', ')}: give a table with these columns`); // prettier-ignore
  if (where.includes('=')) throw new ConfigError('predict', `--predict ${where} has names in it, and ${name} is the only input: give its numbers alone, --predict ${bare.join(',')}`); // prettier-ignore
  return { [name]: values };
}

async function columnsIn(
  path: string,
  { places, table: fitted }: FitTable,
  { table: options }: FitRequest,
  io: Io,
): Promise<Columns> {
  const names = [...places];
  let chosen: readonly number[] = [];
  const table = await readCsv(io.read(path), {
    choose: (head) => {
      chosen = names.map(([name, place]) => placeIn(head, columnName(fitted.head, place), name));
      const [x = 0, ...others] = chosen;
      return { x, y: x, others };
    },
    options,
    most: Number.MAX_VALUE,
    least: 1,
    signal: io.stop.signal,
  });
  for (const reason of table.bad.reasons) io.terminal.say(`${path}: ${reasonText(reason, table.head.columns.length)}`); // prettier-ignore
  const all = [table.x, ...(table.others ?? []).map(({ values }) => values)];
  return Object.fromEntries(
    names.map(([name, place], d) => {
      const [own, due] = [quantityOf(table, d), quantityAt(fitted, place)];
      return [name, inQuantity(all[d] ?? new Float64Array(), own, due)];
    }),
  );
}

/** By the name that it has in the data, or in the formula; the only column in any case. */
function placeIn(head: Head, column: string, name: string): number {
  const names = head.columns.map((one) => one.name);
  if (names.includes(column)) return names.indexOf(column);
  return head.columns.length === 1 ? 0 : placeOf(head, 'x', name);
}

function quantityOf({ xQuantity, otherQuantities }: Table, d: number): Quantity {
  return d === 0 ? xQuantity : (otherQuantities[d - 1] ?? xQuantity);
}

function quantityAt({ choice, xQuantity, otherQuantities }: Table, place: number): Quantity {
  const other = (choice.others ?? []).indexOf(place);
  return place === choice.x ? xQuantity : (otherQuantities[other] ?? xQuantity);
}

/** Moments are counted from the first of the data, not of this table. */
function inQuantity(values: Float64Array, own: Quantity, due: Quantity): Float64Array {
  if (own.kind !== 'time' || due.kind !== 'time') return values;
  return values.map((value) => sinceOrigin(due, momentOf(own, value)));
}

export function predictionLines({ inputs, level, of: kind, rows }: Predicted): string[] {
  const at = (name: string): Field<PredictedRow> => ({
    kind: 'text',
    side: 'right',
    value: (row) => figure(row.at[name] ?? NaN),
  });
  const band = (of: 'confidence' | 'prediction'): Field<PredictedRow> => ({
    kind: 'text',
    value: (row) => [row[`${of}Low`], row[`${of}High`]].map((end) => toError(end, row.standardError)).join(' to '), // prettier-ignore
  });
  const value: Field<PredictedRow> = {
    kind: 'text',
    side: 'right',
    value: (row) => toError(row.value, row.standardError),
  };
  const own = inputs.map((name) => ({ key: `at ${name}`, head: name, ...at(name) }));
  const columns = [
    ...own,
    { key: 'value', head: 'value', ...value },
    { key: 'curve', head: `${share(level)} of the curve`, ...band('confidence') },
    { key: 'one', head: `${share(level)} of one more row${kind}`, ...band('prediction') },
  ];
  return aligned({ columns, groups: ungrouped(rows) });
}
