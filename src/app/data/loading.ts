import type { Coarse } from '../../core/data/own.ts';
import type { Theory } from '../../core/quadratic/index.ts';
import type { Choice } from '../../csv/columns.ts';
import type { Head } from '../../csv/head.ts';
import type { RawTableOptions } from '../../csv/options.ts';
import type { Progress } from '../../csv/read.ts';
import type { Table } from '../../csv/table.ts';

export interface Source {
  readonly name: string;
  readonly blob: Blob;
}

/** What is known about training on a table, as it is and standardised. */
export interface Prospects {
  readonly plain: Theory | undefined;
  readonly standardised: Theory | undefined;
  /** Whether what is found on standardised data can be given in their own units. */
  readonly canStandardise: boolean;
  /** The columns that f32 blurs as they are. */
  readonly coarse: readonly Coarse[];
}

export interface ReadTable {
  readonly table: Table;
  readonly prospects: Prospects;
}

export interface Loading {
  readonly open: boolean;
  /** Undefined until there is something to read. */
  readonly source?: Source | undefined;
  readonly head?: Head | undefined;
  readonly choice?: Choice | undefined;
  /** How the table is written, where somebody says so: by the words of the terminal's flags. */
  readonly options: RawTableOptions;
  readonly progress?: Progress | undefined;
  readonly read?: ReadTable | undefined;
  readonly failure?: Error | undefined;
  /** What was typed or pasted into the field for it: it stays, whatever else is read. */
  readonly typed: string;
}

export const NOTHING_LOADING: Loading = { open: false, options: {}, typed: '' };
