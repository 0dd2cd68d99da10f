/** What can be wrong with a table: by code and values for programs and other languages. */
import type { Reason } from './bad-rows.ts';

export type Axis = 'x' | 'y';

/** What a file is that is no table of text. */
export type Foreign =
  | 'utf-16'
  | 'not-utf-8'
  | 'binary'
  | 'html'
  | 'xml'
  | 'zip'
  | 'xls'
  | 'image'
  | 'pdf'
  | 'compressed';

type Nothing = Readonly<Record<string, never>>;

/** Each fault with what a message needs to know. Names and cells are as the table has them. */
export interface DataFaults {
  readonly empty: Nothing;
  readonly 'only-header': { readonly names: readonly string[] };
  readonly foreign: { readonly format: Foreign };
  /** Of gzip. */
  readonly damaged: Nothing;
  readonly 'too-large': { readonly bytes: number };
  /** JSON, and no array of objects; `problem` is the parser's, in English, where it is no JSON at all. */
  readonly json: { readonly problem: string };
  readonly 'json-too-large': { readonly characters: number };
  readonly 'too-many-columns': { readonly columns: number; readonly most: number };
  readonly 'too-many-rows': { readonly most: number };
  readonly 'record-too-long': {
    readonly line: number;
    readonly most: number;
    readonly quoted: boolean;
  };
  /** The option `header` names a line that the beginning of the file does not have. */
  readonly 'no-header-line': { readonly line: number };
  readonly 'one-column': { readonly axis: Axis };
  readonly 'no-number-column': { readonly axis: Axis; readonly names: readonly string[] };
  readonly 'no-such-column': {
    readonly axis: Axis;
    readonly asked: string;
    readonly names: readonly string[];
  };
  readonly 'name-twice': {
    readonly axis: Axis;
    readonly asked: string;
    /** 1-based. */
    readonly numbers: readonly number[];
  };
  /** Too few rows are left, and why; `width` is how many cells a row should have. */
  readonly 'too-few-rows': {
    readonly rows: number;
    readonly all: number;
    readonly least: number;
    readonly width: number;
    readonly reasons: readonly Reason[];
  };
}

export type DataFault = keyof DataFaults;
