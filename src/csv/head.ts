/** What a file looks like, from its first lines: delimiter, decimal mark, header, columns. */
import Papa from 'papaparse';
import { DataError } from './data-error.ts';
import type { Note } from './notes.ts';
import { numberOf } from './number.ts';
import type { DecimalMark, Delimiter, TableOptions, ThousandsMark } from './options.ts';
import { newlineOf, Records, type Newline, type Record } from './records.ts';

/** What half of the first cells of a column at least, the empty ones apart, hold. */
export type Holds =
  | { readonly kind: 'text' }
  /** `unit` as the cells have it, `kg` or `$`; empty where they have none. */
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'percent' }
  | { readonly kind: 'time'; readonly written: 'date' | 'date-time' | 'clock' };

export interface Column {
  /** Trimmed, as the header has it; empty where there is none. */
  readonly name: string;
  readonly holds: Holds;
  /** Whether it counts the rows: 1, 2, 3, …. */
  readonly counts: boolean;
}

export interface Head {
  /** Undefined for JSON, which needs none. */
  readonly delimiter: Delimiter | undefined;
  readonly decimal: DecimalMark;
  /** The marks between groups of digits that its first rows have. */
  readonly thousands: readonly Exclude<ThousandsMark, ''>[];
  readonly newline: Newline;
  /** The line of the file that has the names; undefined where none does. */
  readonly headerLine: number | undefined;
  readonly columns: readonly Column[];
  /** The first rows below the header. */
  readonly preview: readonly (readonly string[])[];
  /** What is taken for each cell of `preview`; undefined where that is no number. A moment counts from 1970. */
  readonly previewValues: readonly (readonly (number | undefined)[])[];
  /** What was taken and is not plain to see. */
  readonly notes: readonly Note[];
}

/** A table of more columns is not shown, nor worth a choice from a list. */
export const MOST_COLUMNS = 1000;
const PREVIEW_ROWS = 8;
/** Rows that are looked at to find out what a column holds. */
const JUDGED_ROWS = 100;
/** Rows that tell the delimiter. */
const DELIMITER_ROWS = 10;

/** Comma last: where `1,5;2,5` could be split at either, the comma is a decimal mark. */
const DELIMITERS = [';', '\t', '|', ','] as const satisfies readonly Delimiter[];

/**
 * Looks at the beginning of a file.
 * @param text the first lines, and whether that is all there is
 * @throws DataError for a file without rows, or with too many columns
 */
export function headOf(text: string, complete: boolean, options: TableOptions): Head {
  const newline = newlineOf(text);
  const delimiter = options.delimiter ?? delimiterOf(text, complete, newline);
  const records = recordsOf(text, complete, delimiter, newline);
  const [first, ...rest] = records;
  if (first === undefined) throw new DataError('empty', {});
  if (first.cells.length > MOST_COLUMNS) {
    throw new DataError('too-many-columns', {
      columns: first.cells.length,
      most: MOST_COLUMNS,
    });
  }
  const decimal = options.decimal ?? decimalOf(records, delimiter);
  const isNumber = (cell: string): boolean => typeof numberOf(cell, decimal) === 'number';
  const isNumeric = first.cells.map((_, i) => {
    const below = rest.slice(0, JUDGED_ROWS).map(({ cells }) => cells[i] ?? '');
    const numbers = below.filter(isNumber).length;
    return numbers > 0 && 2 * numbers >= below.filter((cell) => cell.trim() !== '').length;
  });
  const isName = first.cells.map((cell) => cell.trim() !== '' && !isNumber(cell));
  // A word above numbers is a name; and a year beside one, too.
  const hasHeader = !first.cells.some(isNumber) || isName.some((name, i) => name && isNumeric[i]);
  const preview = (hasHeader ? rest : records).slice(0, PREVIEW_ROWS).map(({ cells }) => cells);
  return {
    delimiter,
    decimal,
    thousands: [],
    newline,
    headerLine: hasHeader ? first.line : undefined,
    columns: first.cells.map((cell, i) => ({
      name: hasHeader ? cell.trim() : '',
      holds:
        // All there is may be the one row.
        isNumeric[i] === true || (!hasHeader && isNumber(cell))
          ? { kind: 'number', unit: '' }
          : { kind: 'text' },
      counts: false,
    })),
    preview,
    previewValues: preview.map((cells) =>
      cells.map((cell) => {
        const value = numberOf(cell, decimal);
        return typeof value === 'number' ? value : undefined;
      }),
    ),
    notes: [],
  };
}

function recordsOf(
  text: string,
  complete: boolean,
  delimiter: Delimiter,
  newline: Newline,
): Record[] {
  const records = new Records(delimiter, newline);
  const found = records.push(text);
  return complete ? [...found, ...records.end()] : found;
}

/** The first that cuts every row into the same number of cells, two at least; else the library's guess. */
function delimiterOf(text: string, complete: boolean, newline: Newline): Delimiter {
  const even = DELIMITERS.find((delimiter) => {
    const rows = recordsOf(text, complete, delimiter, newline).slice(0, DELIMITER_ROWS);
    const width = rows[0]?.cells.length ?? 0;
    return width >= 2 && rows.every(({ cells }) => cells.length === width);
  });
  if (even !== undefined) return even;
  const { delimiter } = Papa.parse(text, {
    newline,
    preview: DELIMITER_ROWS,
    delimitersToGuess: [...DELIMITERS],
  }).meta;
  return DELIMITERS.find((known) => known === delimiter) ?? ',';
}

/** A comma, where it is not the delimiter, and where cells become numbers by it that are none without. */
function decimalOf(records: readonly Record[], delimiter: Delimiter): DecimalMark {
  if (delimiter !== ';' && delimiter !== '\t') return '.';
  const cells = records.slice(0, JUDGED_ROWS).flatMap((record) => record.cells);
  const count = (mark: DecimalMark): number =>
    cells.filter((cell) => cell.includes(mark) && typeof numberOf(cell, mark) === 'number').length;
  return count(',') > count('.') ? ',' : '.';
}
