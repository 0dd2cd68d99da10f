import { spacing as spacingOf } from '../arithmetic/floats.ts';
import { BOOLEAN, TEXT, checkGiven, having, optional, type Kinds } from '../input/given.ts';
import type { Dataset } from '../types.ts';
import { AS_F32, checkColumns, finiteAt } from './columns.ts';
import type { Quantity } from './quantity.ts';
import { standardised, type Units } from './units.ts';

/** How the file is written that the columns come from, for whoever reads it once more. */
export interface TableForm {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly hasHeader: boolean;
  /** Cells a row. */
  readonly width: number;
  /** Where x and y stand; 0-based. */
  readonly x: number;
  readonly y: number;
}

export interface NamedColumn {
  readonly name: string;
  /** [n], f64, finite as f32 */
  readonly values: Float64Array<ArrayBuffer>;
}

/** Data that a person brings along. x, y: [n], f64, n ≥ 2, finite as f32 */
export interface OwnData {
  /** What a person calls them: the name of a file. */
  readonly name: string;
  readonly xName: string;
  readonly yName: string;
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
  /** Inputs beside x. [D − 1] */
  readonly others?: readonly NamedColumn[] | undefined;
  /** What a formula calls the inputs: x, or x1, x2, … of several, where nothing is said. [D] */
  readonly inputNames?: readonly string[] | undefined;
  /** Whether they are trained on standardised. */
  readonly standardise: boolean;
  /** Undefined where no file holds just these numbers. */
  readonly form?: TableForm | undefined;
  /** What the numbers of each column mean; plain numbers where nothing is said. */
  readonly xQuantity?: Quantity | undefined;
  readonly yQuantity?: Quantity | undefined;
}

const COLUMN = { due: 'a Float64Array', is: (value: unknown) => value instanceof Float64Array };

const PARTS: Kinds<OwnData> = {
  name: TEXT,
  xName: TEXT,
  yName: TEXT,
  x: COLUMN,
  y: COLUMN,
  others: optional(having('a list of columns with names and values')),
  inputNames: optional(having('what a formula calls the inputs')),
  standardise: BOOLEAN,
  form: optional(having('how a table is written')),
  xQuantity: optional(having('what the numbers of x mean')),
  yQuantity: optional(having('what the numbers of y mean')),
};

/**
 * For those who put own data together without types.
 * @throws ConfigError
 */
export function checkOwn(own: OwnData): void {
  checkGiven('a part of own data', own, PARTS);
  const { x, y, others = [] } = own;
  const columns = [{ name: 'x', values: x }, { name: 'y', values: y }, ...others]; // prettier-ignore
  for (const { name, values } of columns) {
    checkColumns({ x, y: values });
    for (let i = 0; i < values.length; i++) finiteAt(name, values, i, AS_F32);
  }
}

/** What is trained on, and the way back to the data's own units; undefined where those are the same. */
export interface Trained {
  readonly data: Dataset;
  readonly units: Units | undefined;
}

/** Brings own data to what the engines take: f32, standardised before the rounding where asked for. */
export function trainedOn({ x, y, others, standardise }: OwnData): Trained {
  if (standardise) return standardised(x, y);
  const more = others?.map(({ values }) => Float32Array.from(values));
  const data = { x: Float32Array.from(x), y: Float32Array.from(y), ...(more && { more }) };
  return { data, units: undefined };
}

/** What a formula calls the inputs. [D] */
export function inputNamesOf({ others = [], inputNames }: OwnData): readonly string[] {
  return inputNames ?? namesOfInputs(1 + others.length);
}

/** Of columns that have no names. [D] */
export function namesOfInputs(count: number): readonly string[] {
  return count === 1 ? ['x'] : Array.from({ length: count }, (_, d) => `x${d + 1}`);
}

/** A column that f32 knows only roughly. */
export interface Coarse {
  readonly column: 'x' | 'y';
  /** From one f32 to the next at the column's greatest value. */
  readonly spacing: number;
  /** The column's standard deviation. */
  readonly sd: number;
}

/** f32 has to tell values apart that differ by this share of their spread. */
const FINE_ENOUGH = 0.01;

/**
 * The columns that lose their detail when they are rounded to f32 as they are: a spread of 1 about
 * 10^8 is one value or two. Standardised data lose nothing.
 */
export function coarseColumns(own: Pick<OwnData, 'x' | 'y'>): readonly Coarse[] {
  const { units } = standardised(own.x, own.y);
  return (['x', 'y'] as const).flatMap((column) => {
    const sd = units[column].scale;
    const most = own[column].reduce((so, value) => Math.max(so, Math.abs(value)), 0);
    const spacing = spacingOf(most);
    return spacing > FINE_ENOUGH * sd ? [{ column, spacing, sd }] : [];
  });
}
