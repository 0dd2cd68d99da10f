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

/** Data that a person brings along. x, y: [n], f64, n ≥ 2, finite as f32 */
export interface OwnData {
  /** What a person calls them: the name of a file. */
  readonly name: string;
  readonly xName: string;
  readonly yName: string;
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
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
  const { x, y } = own;
  checkColumns({ x, y });
  for (let i = 0; i < x.length; i++) {
    finiteAt('x', x, i, AS_F32);
    finiteAt('y', y, i, AS_F32);
  }
}

/** What is trained on, and the way back to the data's own units; undefined where those are the same. */
export interface Trained {
  readonly data: Dataset;
  readonly units: Units | undefined;
}

/** Brings own data to what the engines take: f32, standardised before the rounding where asked for. */
export function trainedOn({ x, y, standardise }: OwnData): Trained {
  return standardise
    ? standardised(x, y)
    : { data: { x: Float32Array.from(x), y: Float32Array.from(y) }, units: undefined };
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
