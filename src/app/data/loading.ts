/** Own data on their way into the page: what the dialog shows. */
import type { Choice } from '../../csv/columns.ts';
import type { Head } from '../../csv/head.ts';
import type { Progress } from '../../csv/read.ts';
import type { WireError } from '../engines/wire-error.ts';
import type { ReadTable } from './protocol.ts';

export interface Source {
  readonly name: string;
  readonly blob: Blob;
}

export interface Loading {
  /** Whether the dialog is open. */
  readonly open: boolean;
  /** Undefined until there is something to read. */
  readonly source: Source | undefined;
  readonly head: Head | undefined;
  readonly choice: Choice | undefined;
  /** Undefined while nothing is being read. */
  readonly progress: Progress | undefined;
  readonly read: ReadTable | undefined;
  readonly failure: WireError | undefined;
}

export const NOTHING_LOADING: Loading = {
  open: false,
  source: undefined,
  head: undefined,
  choice: undefined,
  progress: undefined,
  read: undefined,
  failure: undefined,
};
