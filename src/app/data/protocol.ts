/** What the page and the Worker that reads a file say to each other. */
import type { Coarse } from '../../core/data/own.ts';
import type { LeastSquares } from '../../core/quadratic/least-squares.ts';
import type { Told } from '../../core/text/told.ts';
import type { Choice } from '../../csv/columns.ts';
import type { DataFaults } from '../../csv/faults.ts';
import type { Head } from '../../csv/head.ts';
import type { RawTableOptions } from '../../csv/options.ts';
import type { Progress } from '../../csv/read.ts';
import type { Table } from '../../csv/reader.ts';
import type { WireError } from '../engines/wire-error.ts';

/** @property choice the first numeric columns where it is missing */
export interface ReadRequest {
  readonly blob: Blob;
  readonly choice: Choice | undefined;
  /** How the table is written, as far as somebody says so. */
  readonly options: RawTableOptions;
}

/** Why a table was not read: `told` says it in every language, where it is about the table. */
export interface ReadFailure extends WireError {
  readonly told?: Told<DataFaults> | undefined;
}

/** What is known about training on a table, as it is and standardised. */
export interface Prospects {
  readonly plain: LeastSquares;
  readonly standardised: LeastSquares;
  /** The columns that f32 blurs as they are. */
  readonly coarse: readonly Coarse[];
}

export interface ReadTable {
  readonly table: Table;
  readonly prospects: Prospects;
}

/** In the order in which they come; the last two end it. */
export type ReadNews =
  | { readonly kind: 'head'; readonly head: Head; readonly choice: Choice | undefined }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly read: ReadTable }
  | { readonly kind: 'failed'; readonly error: ReadFailure };
