import { RANGES } from '../core/config.ts';
import { PLAIN, type Quantity } from '../core/data/quantity.ts';
import { BadRowCount, type BadRows } from './bad-rows.ts';
import { columnName, type Choice } from './columns.ts';
import { DataError } from './data-error.ts';
import { GrowingColumn } from './growing-column.ts';
import { headOf, type Head } from './head.ts';
import type { Note } from './notes.ts';
import { numberOf } from './number.ts';
import type { TableOptions } from './options.ts';
import { LONGEST_RECORD, Records, type Record } from './records.ts';

/** Two columns of a file. */
export interface Table {
  readonly head: Head;
  readonly choice: Choice;
  readonly xName: string;
  readonly yName: string;
  /** x, y: [rows], f64 */
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
  readonly xQuantity: Quantity;
  readonly yQuantity: Quantity;
  readonly bad: BadRows;
  /** Those of the head, and what is known of the columns and rows. */
  readonly notes: readonly Note[];
}

/** As much of the file as is looked at before the first row is read. In UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;

/** Reads two columns out of text that comes in pieces. `end` gives them. */
export class CsvReader {
  readonly #choose: (head: Head) => Choice;
  readonly #options: TableOptions;
  readonly #x = new GrowingColumn();
  readonly #y = new GrowingColumn();
  readonly #bad = new BadRowCount();
  /** What came before there was enough to look at. */
  #beginning = '';
  #open: { readonly head: Head; readonly choice: Choice; readonly records: Records } | undefined;
  #headerIsDue = false;

  /** @param choose which columns, once it is known what there is; what it throws, `push` or `end` throws */
  constructor(choose: (head: Head) => Choice, options: TableOptions = {}) {
    this.#choose = choose;
    this.#options = options;
  }

  /** Rows that were read, the bad ones included. */
  get rows(): number {
    return this.#x.length + this.#bad.count;
  }

  /** @throws DataError for what cannot be read as a table */
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

  /** @throws DataError as `push`, and where fewer than two rows are left */
  end(): Table {
    const { head, choice, records } = this.#open ?? this.#begin(true);
    this.#take(records.end());
    if (this.#x.length < RANGES.points.least) throw this.#tooFew(head);
    return {
      head,
      choice,
      xName: columnName(head, choice.x),
      yName: columnName(head, choice.y),
      x: this.#x.finished(),
      y: this.#y.finished(),
      xQuantity: PLAIN,
      yQuantity: PLAIN,
      bad: this.#bad.all(),
      notes: head.notes,
    };
  }

  #begin(complete: boolean): { head: Head; choice: Choice; records: Records } {
    const text = this.#beginning;
    this.#beginning = '';
    const head = headOf(text, complete, this.#options);
    const records = new Records(head.delimiter ?? ',', head.newline);
    const open = { head, choice: this.#choose(head), records };
    this.#open = open;
    this.#headerIsDue = head.headerLine !== undefined;
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
      this.#bad.add('quotes', line, cells.join(head.delimiter));
      return;
    }
    if (cells.length !== head.columns.length) {
      this.#bad.add('wrong-width', line, String(cells.length));
      return;
    }
    const [xCell = '', yCell = ''] = [cells[choice.x], cells[choice.y]];
    const x = numberOf(xCell, head.decimal);
    const y = numberOf(yCell, head.decimal);
    if (typeof x !== 'number') this.#bad.add(x, line, xCell);
    else if (typeof y !== 'number') this.#bad.add(y, line, yCell);
    else this.#keep(x, y);
  }

  #keep(x: number, y: number): void {
    if (this.#x.length === RANGES.points.most)
      throw new DataError('too-many-rows', { most: RANGES.points.most });
    this.#x.push(x);
    this.#y.push(y);
  }

  #tooFew({ columns: { length: width } }: Head): DataError {
    const { reasons } = this.#bad.all();
    const [rows, all] = [this.#x.length, this.rows];
    return new DataError('too-few-rows', { rows, all, least: RANGES.points.least, width, reasons });
  }
}
