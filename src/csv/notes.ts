/** What was taken of a table and is not plain to see: by code and values, so that each language has words. */
import type { Written } from '../core/data/quantity.ts';
import type { Told } from '../core/told.ts';
import type { DateOrder } from './options.ts';

export interface NoteValues {
  readonly gzip: Readonly<Record<string, never>>;
  /** An array of objects, or one a line. */
  readonly json: { readonly entries: number };
  /** Lines above the table that are no part of it; `first` is the first of them. */
  readonly 'lines-above': { readonly lines: number; readonly first: string };
  /** Lines that begin with #. */
  readonly comments: { readonly lines: number };
  /** The names stand in the comment above the first row. */
  readonly 'header-in-comment': { readonly line: number };
  /** A row of numbers is taken for the header: years, or 0, 1, 2, …. */
  readonly 'header-of-numbers': { readonly line: number; readonly names: readonly string[] };
  /** Cells such as 1,234 could be meant either way; `value` is what `example` was taken for. */
  readonly 'ambiguous-mark': {
    readonly mark: ',' | '.';
    readonly taken: 'thousands' | 'decimal';
    readonly example: string;
    readonly value: number;
  };
  /** The unit of all cells of a chosen column. */
  readonly unit: { readonly column: string; readonly unit: string };
  /** 12% is taken as 0.12. */
  readonly percent: { readonly column: string };
  /** A chosen column counts days or seconds from its earliest moment, which `origin` is (ms, UTC). */
  readonly time: {
    readonly column: string;
    readonly unit: 'day' | 'second';
    readonly written: Written;
    readonly origin: number;
  };
  /** Dates such as 03/04/2024 that could be meant either way. */
  readonly 'ambiguous-dates': {
    readonly column: string;
    readonly order: DateOrder;
    readonly example: string;
  };
  /** A column that counts 1, 2, 3, … and so was not taken by default. */
  readonly counting: { readonly column: string };
  /** Rows have a cell more than the header: the first, which is the name of the row. */
  readonly 'row-names': { readonly expected: number; readonly found: number };
  /** Rows have more cells than the header, empty ones at their end. */
  readonly 'empty-cells': { readonly expected: number; readonly found: number };
}

export type Note = Told<NoteValues>;
