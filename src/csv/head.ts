/** What a file looks like, from its first lines: delimiter, marks, header, columns. */
import { POINTS } from '../core/settings/limits.ts';
import type { Marks } from './amount.ts';
import { BadRowCount } from './bad-rows.ts';
import { DataError } from './faults.ts';
import { headerOf } from './header.ts';
import { holdsOf, readerOf, type Holds } from './holds.ts';
import {
  countsRows,
  fits,
  frameOf,
  isValue,
  withUnits,
  withoutComments,
  type Frame,
} from './layout.ts';
import { decimalOf, thousandsIn } from './marks.ts';
import type { Note } from './notes.ts';
import type { DecimalMark, Delimiter, TableOptions, ThousandsMark } from './options.ts';
import type { Newline, Record } from './records.ts';

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
  /** How its numbers are read. */
  readonly marks: Marks;
  readonly newline: Newline;
  /** The line of the file that has the names; undefined where none does. */
  readonly headerLine: number | undefined;
  /** Records before the first below the header, or before the table that has none. */
  readonly above: number;
  /** Whether lines that begin with # are comments. */
  readonly hasComments: boolean;
  readonly columns: readonly Column[];
  /** The first rows below the header. */
  readonly preview: readonly (readonly string[])[];
  /** What is taken for each cell of `preview`: undefined where that is no number, moments in ms since 1970. */
  readonly previewValues: readonly (readonly (number | undefined)[])[];
  /** What was taken and is not plain to see. */
  readonly notes: readonly Note[];
}

/** A table of more columns is not shown, nor worth a choice from a list. */
export const MOST_COLUMNS = 1000;
const PREVIEW_ROWS = 8;
/** Rows that are looked at to find out what a column holds. */
const JUDGED_ROWS = 20_000;

/** How a file is cut into records. */
export type Cut = Pick<Head, 'delimiter' | 'newline'>;

/**
 * Looks at the beginning of a file.
 * @param records the first, and whether those are all there are
 * @throws DataError for a file without rows, or with too many columns
 */
export function headOf(
  records: readonly Record[],
  complete: boolean,
  { delimiter, newline }: Cut,
  options: TableOptions,
): Head {
  const plain = withoutComments(records);
  const rows = delimiter === ' ' ? withUnits(plain) : plain;
  const hasComments = rows.length < records.length;
  const frame = frameFor(rows, options);
  const table = tableOf(rows, frame);
  const columns = Array.from({ length: frame.width }, (_, i) =>
    table.map(({ cells }) => cells[i] ?? ''),
  );
  const { decimal, notes: markNotes } = decimalOf(columns, delimiter, options);
  const marks = { decimal, thousands: options.thousands };
  const preferred = delimiter === ';' || decimal === ',' ? 'dmy' : 'mdy';
  const judge = (from: number): Holds[] =>
    columns.map((cells) => holdsOf(cells.slice(from), marks, options.dates, preferred));
  // All there is may be the one row.
  const atFirst = judge(table.length > 1 ? 1 : 0);
  const comments = hasComments ? records : [];
  const { notes: headerNotes, ...header } = headerOf(
    table,
    comments,
    { holds: atFirst, marks },
    options.header,
  );
  const body = table.slice(header.index + 1);
  if (body.length === 0 && complete) throw noRows(rows.slice(frame.first + 1), header.names);
  const holds = header.index === 0 && table.length > 1 ? atFirst : judge(header.index + 1);
  const readers = holds.map((column) => readerOf(column, marks));
  const preview = body.slice(0, PREVIEW_ROWS).map(({ cells }) => cells);
  const top = Math.max(header.index, 0);
  const above = rows.slice(0, frame.first + top);
  const valued = columns.filter((_, i) => holds[i]?.kind !== 'text');
  return {
    delimiter,
    decimal,
    thousands: thousandsIn(valued.flat(), marks),
    marks,
    newline,
    headerLine: header.line,
    // Whatever is below counts, a row of another width, too: it may hold rows that a quote swallowed.
    above:
      records.findIndex(({ line }) => line === table[top]?.line) + (header.index === -1 ? 0 : 1),
    hasComments,
    columns: columns.map((cells, i) => {
      const name = header.names[i] ?? '';
      // Below the name of a year they count no rows.
      const counts = countsRows(cells.slice(header.index + 1)) && (name === '' || !isValue(name));
      return { name, holds: holds[i] ?? { kind: 'text' }, counts };
    }),
    preview,
    previewValues: preview.map((cells) =>
      cells.map((cell, i) => {
        const value = readers[i]?.(cell);
        return typeof value === 'number' ? value : undefined;
      }),
    ),
    notes: [...aboveNotes(above, delimiter), ...headerNotes, ...frame.notes, ...markNotes],
  };
}

/** @throws DataError */
function frameFor(rows: readonly Record[], { header }: TableOptions): Frame {
  if (rows.length === 0) throw new DataError('empty', {});
  const from = typeof header === 'number' ? rows.findIndex(({ line }) => line === header) : 0;
  if (from === -1) throw new DataError('no-header-line', { line: Number(header) });
  const frame = frameOf(rows.slice(from));
  if (frame.width > MOST_COLUMNS) {
    throw new DataError('too-many-columns', { columns: frame.width, most: MOST_COLUMNS });
  }
  return typeof header === 'number' ? { ...frame, first: from } : frame;
}

/** The rows of the table, each with as many cells as it has columns. */
function tableOf(rows: readonly Record[], { first, width, rowsAreNamed }: Frame): Record[] {
  return rows.slice(first, first + JUDGED_ROWS).flatMap((row, i) => {
    const cells = i === 0 && rowsAreNamed ? ['', ...row.cells] : row.cells;
    return fits(cells, width) || i === 0 ? [{ ...row, cells: cells.slice(0, width) }] : [];
  });
}

/** @param below what is there, none of it as wide as the header */
function noRows(below: readonly Record[], names: readonly string[]): DataError {
  if (below.length === 0) return new DataError('only-header', { names });
  const bad = new BadRowCount();
  for (const { line, lines, cells } of below) {
    if (lines > 1) bad.add('quotes', line, cells.join(), lines);
    else bad.add('wrong-width', line, String(cells.length));
  }
  return tooFewRows(0, bad, names.length);
}

/** @param rows that are left @param width how many cells a row should have @param least that there have to be */
export function tooFewRows(
  rows: number,
  bad: BadRowCount,
  width: number,
  least: number = POINTS.least,
): DataError {
  const { reasons, count } = bad;
  return new DataError('too-few-rows', { rows, all: rows + count, least, width, reasons });
}

function aboveNotes(above: readonly Record[], delimiter: string | undefined): readonly Note[] {
  const [first] = above;
  if (first === undefined) return [];
  const text = first.cells.join(delimiter).trim();
  return [{ code: 'lines-above', values: { lines: above.length, first: text } }];
}
