/** Which row holds the names of the columns, if any does. */
import { amountOf, isMissing, type Marks } from './amount.ts';
import { readerOf, type Holds } from './holds.ts';
import { isComment, isValue } from './layout.ts';
import type { Note } from './notes.ts';
import type { Header } from './options.ts';
import type { Record } from './records.ts';

export interface FoundHeader {
  /** Index of the row among those of the table; −1 where none has names. */
  readonly index: number;
  /** The line of the file that has the names. */
  readonly line: number | undefined;
  /** Trimmed. */
  readonly names: readonly string[];
  readonly notes: readonly Note[];
}

/** What is known of the columns. */
interface Judged {
  readonly holds: readonly Holds[];
  readonly marks: Marks;
}

/** Names do not stand below more rows than these. */
const MOST_ABOVE = 50;

/**
 * The names of the columns: of the row that was asked for, or that is found; else those in the comment
 * above the first row.
 * @param rows of the table
 * @param records the comments among them; none where # means nothing
 */
export function headerOf(
  rows: readonly Record[],
  records: readonly Record[],
  judged: Judged,
  asked: Header | undefined,
): FoundHeader {
  const none = { index: -1, line: undefined, names: [], notes: [] };
  if (asked === 'no') return none;
  const found = typeof asked === 'number' ? 0 : indexAmong(rows, judged);
  const [first] = rows;
  const isNumbers = found === undefined && first !== undefined && isNames(rows, judged);
  const index = found ?? (isNumbers || asked === 'yes' ? 0 : -1);
  const row = rows[index];
  if (row !== undefined) {
    const names = row.cells.map((cell) => cell.trim());
    const { line } = row;
    const note: Note = { code: 'header-of-numbers', values: { line, names } };
    return { index, line, names, notes: isNumbers && asked === undefined ? [note] : [] };
  }
  const comment = namesInComment(records, first, judged.holds.length);
  if (comment === undefined) return none;
  const { line } = comment;
  return { ...none, ...comment, notes: [{ code: 'header-in-comment', values: { line } }] };
}

/**
 * The row of words above values. Of several the first that names every column is taken; of two
 * columns, which lines such as `Device,X1` have as well, the last.
 */
function indexAmong(rows: readonly Record[], { holds, marks }: Judged): number | undefined {
  const readers = holds.map((column) => readerOf(column, marks));
  const valued = holds.flatMap(({ kind }, i) => (kind === 'text' ? [] : [i]));
  const isWord = ({ cells }: Record, i: number): boolean => {
    const value = isMissing(cells[i] ?? '') ? 0 : readers[i]?.(cells[i] ?? '');
    return typeof value !== 'number' && value !== 'too-large' && value !== 'beyond-f64';
  };
  if (valued.length === 0) {
    return rows[0] !== undefined && !rows[0].cells.some(holdsValue) ? 0 : undefined;
  }
  const clean = rows.slice(0, MOST_ABOVE).findIndex((row) => valued.every((i) => !isWord(row, i)));
  const above = clean === -1 ? rows.slice(0, 1) : rows.slice(0, clean);
  const named = above.flatMap((row, i) => (isAllWords(row) ? [i] : []));
  const hasWord = above.some((row) => valued.some((i) => isWord(row, i)));
  return chosen(above, named) ?? (hasWord ? 0 : undefined);
}

/** No cell holds a value, and one at least a name. */
function isAllWords({ cells }: Record): boolean {
  return !cells.some(holdsValue) && !cells.every(isMissing);
}

function holdsValue(cell: string): boolean {
  return !isMissing(cell) && isValue(cell);
}

function chosen(above: readonly Record[], named: readonly number[]): number | undefined {
  const [first] = named;
  const full = named.find((i) => {
    const cells = (above[i]?.cells ?? []).map((cell) => cell.trim());
    // The column of the rows' names may have none.
    return cells.slice(1).every((cell) => cell !== '') && new Set(cells).size === cells.length;
  });
  if (full === undefined || above[full]?.cells.length !== 2) return full ?? named.at(-1);
  const last = named.at(-1);
  return last !== undefined && last !== first && isUnits(above[last]) ? last - 1 : last;
}

/** `(s),(V)`, `[m],[kg]`, `s,V`: what stands between names and numbers in the files of instruments. */
function isUnits(row: Record | undefined): boolean {
  return row?.cells.every((cell) => UNIT.test(cell.trim())) === true;
}

const UNIT =
  /^(?:[([].{0,12}[)\]]|[kmuµnMG]?(?:s|V|A|W|Hz|m|g|K|Pa|bar|J|N|L|l|mol|F|H|T|eV|Ω|ohm)|min|h|d|°?[CF]|%|°|dB|ppm|rpm|rad|deg|a\.u\.|-)$/;

/** Years, or 0, 1, 2, …, above numbers that are longer or have fractions. */
function isNames([first, ...below]: readonly Record[], { holds, marks }: Judged): boolean {
  const there = holds.flatMap(({ kind }, i) =>
    kind === 'text' || isMissing(first?.cells[i] ?? '') ? [] : [i],
  );
  const names = there.map((i) => (first?.cells[i] ?? '').trim());
  if (names.length < 2) return false;
  const columns = there.map((i) => below.map(({ cells }) => (cells[i] ?? '').trim()));
  const most = (share: number, is: (cell: string) => boolean): boolean =>
    columns.every((cells) => {
      const values = cells.filter((cell) => !isMissing(cell));
      return values.length > 0 && values.filter(is).length > share * values.length;
    });
  const areYears = names.every(isYear) && isMonotonic(names.map(Number));
  // Some numbers look like years.
  if (areYears) return most(0.5, (cell) => !isYear(cell));
  const areCounted = names.every((name, i) => name === String(i));
  return areCounted && most(0.8, (cell) => cell.includes(marks.decimal) || /\d{2}/.test(cell));
}

function isYear(cell: string): boolean {
  return /^(?:1[5-9]|20|21)\d\d$/.test(cell);
}

function isMonotonic(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? NaN));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

/** Names that stand behind # or % in the line above the first row: what numpy and gnuplot write. */
function namesInComment(
  records: readonly Record[],
  first: Record | undefined,
  width: number,
): { readonly names: readonly string[]; readonly line: number } | undefined {
  const above = records.filter((record) => isComment(record) && record.line < (first?.line ?? 0));
  const last = above.at(-1);
  if (last === undefined) return undefined;
  const [head = '', ...rest] = last.cells;
  const bare = head.trim().replace(/^(?:#\s*|%+$)/, '');
  const cells = bare === '' && last.cells.length > width ? rest : [bare, ...rest];
  const names = cells.map((cell) => cell.trim());
  return names.length === width && names.every((name) => amountOf(name, POINT) === undefined)
    ? { names, line: last.line }
    : undefined;
}

const POINT: Marks = { decimal: '.', thousands: undefined };
