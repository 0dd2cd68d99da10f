/** Where the table of a file lies: what separates its cells, how many a row has, what is not of it. */
import { amountOf, isMissing } from './amount.ts';
import { tally } from './holds.ts';
import { readMoment } from './moment.ts';
import type { Note } from './notes.ts';
import type { Delimiter } from './options.ts';
import { recordsOf, type Newline, type Record } from './records.ts';

/** Comma before space: a comma may have one behind it. Where two do as well, the first is taken. */
const DELIMITERS = [';', '\t', '|', ',', ' '] as const satisfies readonly Delimiter[];
/** Rows that tell the delimiter and the width. */
const JUDGED_ROWS = 200;
const JUDGED_COLUMNS = 50;

/** The delimiter that cuts the most rows into the same number of cells, and the most cells into values. */
export function delimiterOf(text: string, complete: boolean, newline: Newline): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    if (delimiter !== ' ' && !text.includes(delimiter)) continue;
    const rows = recordsOf(text, complete, delimiter, newline).slice(0, JUDGED_ROWS);
    // Words of a sentence stand between spaces, too.
    const score = (delimiter === ' ' ? 0.8 : 1) * scoreOf(rows);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Of 1: the share of rows that have the usual width times that of their cells which hold values. */
function scoreOf(records: readonly Record[]): number {
  const rows = withoutComments(records);
  const width = widthOf(rows);
  if (width < 2) return 0;
  const even = rows.filter(({ cells }) => cells.length === width);
  const cells = even.flatMap((row) => row.cells.slice(0, JUDGED_COLUMNS));
  // Words alone are better than nothing.
  const values = cells.filter(isValue).length + 0.01 * cells.length;
  return (even.length / rows.length) * (values / cells.length);
}

/** A number or a date in any writing, or a sign that there is none. */
export function isValue(cell: string): boolean {
  return (
    isMissing(cell) ||
    amountOf(cell, { decimal: '.', thousands: undefined }) !== undefined ||
    amountOf(cell, { decimal: ',', thousands: undefined }) !== undefined ||
    readMoment(cell, 'dmy') !== undefined ||
    readMoment(cell, 'mdy') !== undefined
  );
}

/** The number of cells that most rows have; the first of two that are as frequent. */
export function widthOf(records: readonly Record[]): number {
  const widths = records.slice(0, JUDGED_ROWS).map(({ cells }) => cells.length);
  return tally(widths)[0]?.[0] ?? 0;
}

/** A line that begins with #, or between spaces with %. */
export function isComment({ cells: [first = ''] }: Record): boolean {
  return first.charCodeAt(0) === 35 || first.trimStart().startsWith('#') || /^%+$/.test(first);
}

/** Between spaces `time (s)` is one name, where each column has one then. */
export function withUnits(rows: readonly Record[]): readonly Record[] {
  const width = widthOf(rows);
  const at = rows.findIndex(({ cells }) => cells.length === width) - 1;
  const head = rows[at];
  if (head === undefined || head.cells.length <= width) return rows;
  const cells: string[] = [];
  for (const cell of head.cells)
    cells.push(/^[([]/.test(cell) ? `${cells.pop() ?? ''} ${cell}`.trim() : cell);
  return cells.length === width ? rows.with(at, { ...head, cells }) : rows;
}

/** The records without comments, unless no table would be left: # may begin the names of rows, too. */
export function withoutComments(records: readonly Record[]): readonly Record[] {
  const rest = records.filter((record) => !isComment(record));
  return rest.length >= 2 ? rest : records;
}

/** Where the table begins among the records without comments, and how wide it is. */
export interface Frame {
  /** Cells a row. */
  readonly width: number;
  readonly first: number;
  /** The first row, which has names, is a cell narrower: the names of the rows have none. */
  readonly rowsAreNamed: boolean;
  readonly notes: readonly Note[];
}

/** The table begins at the first row of the usual width, or with the names above it. */
export function frameOf(rows: readonly Record[]): Frame {
  const found = widthOf(rows);
  const first = rows.findIndex(({ cells }) => cells.length === found);
  const plain = { width: found, first: Math.max(first, 0), rowsAreNamed: false, notes: [] };
  const names = rows[first - 1]?.cells ?? [];
  const expected = names.length;
  if (expected < 2 || names.some(isValue)) return plain;
  const named = { ...plain, width: expected, first: first - 1 };
  // More names than cells: then the rows are wrong, not the names.
  if (expected > found && rows[first]?.cells.some(isValue) === true) return named;
  if (expected >= found) return plain;
  const even = rows.slice(0, JUDGED_ROWS).filter(({ cells }) => cells.length === found);
  const values = { expected, found };
  if (even.every(({ cells }) => isBlank(cells.slice(expected)))) {
    return { ...named, notes: [{ code: 'empty-cells', values }] };
  }
  const firsts = even.map(({ cells: [cell = ''] }) => cell);
  const rowsAreNamed = expected === found - 1 && (!firsts.every(isValue) || countsRows(firsts));
  return rowsAreNamed
    ? { ...named, width: found, rowsAreNamed, notes: [{ code: 'row-names', values }] }
    : named;
}

/** Whole numbers from 0 or 1 up by one. */
export function countsRows(cells: readonly string[]): boolean {
  const first = Number(cells[0]);
  return (
    cells.length >= 3 &&
    (first === 0 || first === 1) &&
    cells.every((cell, i) => !isMissing(cell) && Number(cell) === first + i)
  );
}

/** Whether the cells are a row of such a table: empty cells at the end are none too many. */
export function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && isBlank(cells.slice(width)));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
