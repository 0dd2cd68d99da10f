import { RANGES } from '../core/config.ts';
import { ConfigError } from '../core/errors.ts';
import { columnName, type Choice } from './columns.ts';
import { GrowingColumn } from './growing-column.ts';
import { headOf, type Head } from './head.ts';
import { numberOf, type CellFault } from './number.ts';
import { LONGEST_RECORD, Records, type Record } from './records.ts';

/** Why a row is left out. */
export type RowFault = CellFault | 'wrong-width' | 'quotes';

/** A row that is left out. */
export interface BadRow {
  readonly line: number;
  readonly fault: RowFault;
  /** The cell that is to blame, shortened; the whole row's width where that is wrong. */
  readonly found: string;
}

export interface BadRows {
  readonly count: number;
  /** The first of them. */
  readonly first: readonly BadRow[];
}

/** Two columns of a file. */
export interface Table {
  readonly head: Head;
  readonly choice: Choice;
  readonly xName: string;
  readonly yName: string;
  /** x, y: [rows], f64 */
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
  readonly bad: BadRows;
}

/** Bad rows are counted all and kept up to here: nobody reads more. */
export const MOST_BAD_KEPT = 100;
/** As much of the file as is looked at before the first row is read. In UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;
const LONGEST_FOUND = 40;

/** Reads two columns out of text that comes in pieces. `end` gives them. */
export class CsvReader {
  readonly #choose: (head: Head) => Choice;
  readonly #x = new GrowingColumn();
  readonly #y = new GrowingColumn();
  readonly #bad: BadRow[] = [];
  #badCount = 0;
  /** What came before there was enough to look at. */
  #beginning = '';
  #open: { readonly head: Head; readonly choice: Choice; readonly records: Records } | undefined;
  #headerIsDue = false;

  /** @param choose which columns, once it is known what there is; what it throws, `push` or `end` throws */
  constructor(choose: (head: Head) => Choice) {
    this.#choose = choose;
  }

  /** Rows that were read, the bad ones included. */
  get rows(): number {
    return this.#x.length + this.#badCount;
  }

  /** @throws ConfigError for what cannot be read as a table */
  push(piece: string): void {
    if (this.#open !== undefined) {
      this.#take(this.#open.records.push(piece));
      return;
    }
    this.#beginning += piece;
    const { length } = this.#beginning;
    // One line at least must be whole; past the limit `headOf` says what is wrong.
    const enough = length >= HEAD_LENGTH && /[\r\n]/.test(this.#beginning);
    if (enough || length > LONGEST_RECORD) this.#begin(false);
  }

  /** @throws ConfigError as `push`, and where fewer than two rows are left */
  end(): Table {
    const { head, choice, records } = this.#open ?? this.#begin(true);
    this.#take(records.end());
    const bad = { count: this.#badCount, first: this.#bad };
    if (this.#x.length < RANGES.points.least) throw tooFew(this.#x.length, bad);
    return {
      head,
      choice,
      xName: columnName(head, choice.x),
      yName: columnName(head, choice.y),
      x: this.#x.finished(),
      y: this.#y.finished(),
      bad,
    };
  }

  #begin(complete: boolean): { head: Head; choice: Choice; records: Records } {
    const text = this.#beginning;
    this.#beginning = '';
    const head = headOf(text, complete);
    const records = new Records(head.delimiter, head.newline);
    const open = { head, choice: this.#choose(head), records };
    this.#open = open;
    this.#headerIsDue = head.hasHeader;
    this.#take(records.push(text));
    return open;
  }

  #take(records: readonly Record[]): void {
    if (this.#open === undefined) return;
    const { head, choice } = this.#open;
    const rows = this.#headerIsDue ? records.slice(1) : records;
    if (records.length > 0) this.#headerIsDue = false;
    for (const record of rows) this.#takeRow(record, head, choice);
  }

  #takeRow({ cells, line, broken }: Record, head: Head, choice: Choice): void {
    if (broken) {
      this.#refuse(line, 'quotes', cells.join(head.delimiter));
      return;
    }
    if (cells.length !== head.columns.length) {
      this.#refuse(line, 'wrong-width', String(cells.length));
      return;
    }
    const [xCell = '', yCell = ''] = [cells[choice.x], cells[choice.y]];
    const x = numberOf(xCell, head.decimal);
    const y = numberOf(yCell, head.decimal);
    if (typeof x !== 'number') this.#refuse(line, x, xCell);
    else if (typeof y !== 'number') this.#refuse(line, y, yCell);
    else this.#keep(x, y);
  }

  #keep(x: number, y: number): void {
    if (this.#x.length === RANGES.points.most) throw tooMany();
    this.#x.push(x);
    this.#y.push(y);
  }

  #refuse(line: number, fault: RowFault, found: string): void {
    this.#badCount++;
    if (this.#bad.length === MOST_BAD_KEPT) return;
    const text = found.trim();
    const short = text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND - 1)}…` : text;
    this.#bad.push({ line, fault, found: short });
  }
}

function tooMany(): ConfigError {
  const { most } = RANGES.points;
  return new ConfigError('data', `the data have more than ${most} rows: give fewer`);
}

function tooFew(rows: number, { count, first }: BadRows): ConfigError {
  const [bad] = first;
  const why = bad === undefined ? '' : ` (${count} are bad, the first on line ${bad.line})`;
  return new ConfigError(
    'data',
    `the data have ${rows} usable rows${why}: a line needs at least ${RANGES.points.least}`,
  );
}
