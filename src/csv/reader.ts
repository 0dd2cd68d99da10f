import type { OwnData, TableForm } from '../core/data/own.ts';
import type { Quantity } from '../core/data/quantity.ts';
import { POINTS } from '../core/settings/limits.ts';
import type { BadRows } from './bad-rows.ts';
import { columnName, passedOver, type Choice } from './columns.ts';
import { DataError } from './faults.ts';
import { headOf, tooFewRows, type Cut, type Head } from './head.ts';
import { LONGEST_JSON, tableOfJson } from './json.ts';
import { delimiterOf } from './layout.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { LONGEST_RECORD, Records, newlineOf, type Record } from './records.ts';
import { Rows } from './rows.ts';
import { isJson } from './signature.ts';

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

/** As much of the file as is looked at before the first row is read. In UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;

/** Reads two columns out of text that comes in pieces. `end` gives them. */
export class TableReader {
  readonly #choose: Choose;
  readonly #options: TableOptions;
  readonly #notes: Note[];
  /** What came before there was enough to look at. */
  #beginning = '';
  #isJson: boolean | undefined;
  #open: Open | undefined;

  /**
   * @param choose what it throws, `push` or `end` throws
   * @param notes how the text was unpacked
   */
  constructor(choose: Choose, options: TableOptions, notes: readonly Note[]) {
    this.#choose = choose;
    this.#options = options;
    this.#notes = [...notes];
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
    this.#isJson ??= isJson(piece);
    this.#beginning += piece;
    const { length } = this.#beginning;
    if (this.#isJson) {
      if (length > LONGEST_JSON)
        throw new DataError('json-too-large', { characters: LONGEST_JSON });
      return;
    }
    // One line at least must be whole; past the limit the records say what is wrong.
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
      ...this.#notes,
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
    const { first, ...cut } =
      this.#isJson === true ? this.#ofJson(text) : this.#ofLines(text, complete);
    const head = headOf(first, complete, cut, cut.options);
    const choice = this.#choose(head);
    const rows = new Rows(head, choice);
    for (const record of first) rows.take(record);
    this.#open = { head, choice, rows, records: cut.records };
    return this.#open;
  }

  #ofLines(text: string, complete: boolean): Begun {
    const newline = newlineOf(text);
    const delimiter = this.#options.delimiter ?? delimiterOf(text, complete, newline);
    const records = new Records(delimiter, newline);
    const first = [...records.push(text), ...(complete ? records.end() : [])];
    return { delimiter, newline, records, first, options: this.#options };
  }

  #ofJson(text: string): Begun {
    const { records: first, entries, hasKeys } = tableOfJson(text);
    this.#notes.push({ code: 'json', values: { entries } });
    const options: TableOptions = hasKeys ? { ...this.#options, header: 'yes' } : this.#options;
    const [delimiter, newline] = [undefined, '\n'] as const;
    return { delimiter, newline, records: new Records(',', newline), first, options };
  }
}

/** The first records, how they were cut, and what cuts the rest. */
interface Begun extends Cut {
  readonly records: Records;
  readonly first: readonly Record[];
  readonly options: TableOptions;
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
