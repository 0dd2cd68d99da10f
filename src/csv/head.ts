/** What a file looks like, from its first lines: delimiter, decimal mark, header, columns. */
import Papa from 'papaparse';
import { ConfigError } from '../core/errors.ts';
import { numberOf, type DecimalMark } from './number.ts';
import { newlineOf, Records, type Newline, type Record } from './records.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface Column {
  /** Trimmed, as the header has it; empty where there is none. */
  readonly name: string;
  /** Whether half of its first cells at least, the empty ones apart, are numbers. */
  readonly numeric: boolean;
}

export interface Head {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  readonly newline: Newline;
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
  /** The first rows below the header. */
  readonly preview: readonly (readonly string[])[];
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
 * @throws ConfigError for a file without rows, or with too many columns
 */
export function headOf(text: string, complete: boolean): Head {
  const newline = newlineOf(text);
  const delimiter = delimiterOf(text, complete, newline);
  const records = recordsOf(text, complete, delimiter, newline);
  const [first, ...rest] = records;
  if (first === undefined) throw new ConfigError('data', 'the data have no rows: give at least 2');
  if (first.cells.length > MOST_COLUMNS) {
    throw new ConfigError(
      'data',
      `the data have ${first.cells.length} columns, of ${MOST_COLUMNS} at most: leave some out`,
    );
  }
  const decimal = decimalOf(records, delimiter);
  const isNumber = (cell: string): boolean => typeof numberOf(cell, decimal) === 'number';
  const isNumeric = first.cells.map((_, i) => {
    const below = rest.slice(0, JUDGED_ROWS).map(({ cells }) => cells[i] ?? '');
    const numbers = below.filter(isNumber).length;
    return numbers > 0 && 2 * numbers >= below.filter((cell) => cell.trim() !== '').length;
  });
  const isName = first.cells.map((cell) => cell.trim() !== '' && !isNumber(cell));
  // A word above numbers is a name; and a year beside one, too.
  const hasHeader = !first.cells.some(isNumber) || isName.some((name, i) => name && isNumeric[i]);
  return {
    delimiter,
    decimal,
    newline,
    hasHeader,
    columns: first.cells.map((cell, i) => ({
      name: hasHeader ? cell.trim() : '',
      // All there is may be the one row.
      numeric: isNumeric[i] === true || (!hasHeader && isNumber(cell)),
    })),
    preview: (hasHeader ? rest : records).slice(0, PREVIEW_ROWS).map(({ cells }) => cells),
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
