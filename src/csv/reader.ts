import type { OwnData, TableForm } from '../core/data/own.ts';
import type { Quantity } from '../core/data/quantity.ts';
import { POINTS } from '../core/settings/limits.ts';
import type { BadRows } from './bad-rows.ts';
import { columnName, passedOver, type Choice } from './columns.ts';
import { headOf, tooFewRows, type Head } from './head.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { LONGEST_RECORD, Records } from './records.ts';
import { Rows } from './rows.ts';

/** Two columns of a file. */
export interface Table extends Pick<OwnData, 'xName' | 'yName' | 'x' | 'y' | 'form'> {
  readonly head: Head;
  readonly choice: Choice;
  readonly xQuantity: Quantity;
  readonly yQuantity: Quantity;
  readonly bad: BadRows;
  /** Those of the head, and what is known of the columns and rows. */
  readonly notes: readonly Note[];
}

/** Which columns, once it is known what there is. */
export type Choose = (head: Head) => Choice;

/** Where the text comes from that is read. */
export interface Origin {
  /** How it was unpacked or made. */
  readonly notes: readonly Note[];
  /** It was made from entries: it has no delimiter of its own. */
  readonly isMade: boolean;
  /** What is added to the line of a record to name it. */
  readonly lineOffset: number;
}

/** As much of the file as is looked at before the first row is read. In UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;

/** Reads two columns out of text that comes in pieces. `end` gives them. */
export class CsvReader {
  readonly #choose: Choose;
  readonly #options: TableOptions;
  readonly #origin: Origin;
  /** What came before there was enough to look at. */
  #beginning = '';
  #open: Open | undefined;

  /** @param choose what it throws, `push` or `end` throws */
  constructor(choose: Choose, options: TableOptions, origin: Origin) {
    this.#choose = choose;
    this.#options = options;
    this.#origin = origin;
  }

  /** Rows that were read, the bad ones included. */
  get rows(): number {
    return this.#open === undefined ? 0 : this.#open.rows.length + this.#open.rows.bad.count;
  }

  /** @throws DataError for what cannot be read as a table */
  push(piece: string): void {
    if (this.#open !== undefined) {
      const { rows, records } = this.#open;
      for (const record of records.push(piece)) rows.take(record);
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
    const { head, choice, rows, records } = this.#open ?? this.#begin(true);
    for (const record of records.end()) rows.take(record);
    const { length, bad, comments } = rows;
    if (length < POINTS.least) throw tooFewRows(length, bad, head.columns.length);
    const [x, y] = [rows.x.finished(), rows.y.finished()];
    const notes: readonly Note[] = [
      ...this.#origin.notes,
      ...head.notes,
      ...(comments === 0 ? [] : [{ code: 'comments', values: { lines: comments } } as const]),
      ...x.notes,
      ...(choice.x === choice.y ? [] : y.notes),
    ];
    const counting = passedOver(head, choice).map((i): Note => ({
      code: 'counting',
      values: { column: columnName(head, i) },
    }));
    return {
      head,
      choice,
      xName: x.name,
      yName: y.name,
      x: x.values,
      y: y.values,
      xQuantity: x.quantity,
      yQuantity: y.quantity,
      bad: { count: bad.count, reasons: bad.reasons },
      form: rows.isPlain && notes.every(changesNothing) ? formOf(head, choice) : undefined,
      notes: [...notes, ...counting],
    };
  }

  #begin(complete: boolean): Open {
    const text = this.#beginning;
    this.#beginning = '';
    const { isMade, lineOffset } = this.#origin;
    const found = headOf(text, complete, this.#options);
    const head = isMade ? { ...found, delimiter: undefined } : found;
    const choice = this.#choose(head);
    const records = new Records(found.delimiter ?? ',', head.newline);
    const rows = new Rows(head, choice, lineOffset);
    this.#open = { head, choice, rows, records };
    for (const record of records.push(text)) rows.take(record);
    return this.#open;
  }
}

interface Open {
  readonly head: Head;
  readonly choice: Choice;
  readonly rows: Rows;
  readonly records: Records;
}

/** Runs of spaces are no delimiter to other programs. */
function formOf(
  { delimiter, decimal, headerLine, columns }: Head,
  choice: Choice,
): TableForm | undefined {
  if (delimiter === undefined || delimiter === ' ') return undefined;
  const hasHeader = headerLine !== undefined;
  return { delimiter, decimal, hasHeader, width: columns.length, ...choice };
}

/** Whether the numbers are those of a plain reading all the same. */
function changesNothing({ code }: Note): boolean {
  return code === 'ambiguous-mark' || code === 'header-of-numbers';
}
