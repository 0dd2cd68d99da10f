/** The one place that knows papaparse: text in pieces comes in, records with their lines go out. */
import Papa, { type ParseResult } from 'papaparse';
import { DataError } from './data-error.ts';

/** A row of the file. */
export interface Record {
  readonly cells: readonly string[];
  /** The line of the file that it begins on; 1-based. */
  readonly line: number;
  /** Its quotes do not pair up. */
  readonly broken: boolean;
}

/** A longer record is no table's: somebody forgot a quote, or the file has no lines. In UTF-16 units. */
export const LONGEST_RECORD = 2 ** 20;

/** `\n` ends the lines of `\r\n`, too, for cells are trimmed; `\r` alone is an old Macintosh's. */
export type Newline = '\n' | '\r';

export function newlineOf(text: string): Newline {
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
}

/** Empty lines are no records. */
function isEmpty(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
}

/** Cuts text into records. Give it pieces of any length with `push`, and call `end` after the last. */
export class Records {
  readonly #parser: Papa.Parser;
  readonly #newline: Newline;
  /** The record that the last piece broke off in. */
  #carried = '';
  #line = 1;

  constructor(delimiter: string, newline: Newline) {
    this.#newline = newline;
    this.#parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
  }

  /** @throws DataError when a record is longer than {@link LONGEST_RECORD} */
  push(piece: string): Record[] {
    return this.#take(this.#carried + piece, true);
  }

  end(): Record[] {
    return this.#take(this.#carried, false);
  }

  #take(text: string, more: boolean): Record[] {
    const { data, errors, meta } = this.#parser.parse(text, 0, more) as ParseResult<string[]>;
    const broken = new Set(errors.map(({ row }) => row));
    // Only quoted cells hold line breaks; without a quote every record is one line.
    const quoted = text.includes('"');
    const records: Record[] = [];
    for (const [i, cells] of data.entries()) {
      if (!isEmpty(cells)) records.push({ cells, line: this.#line, broken: broken.has(i) });
      this.#line += 1 + (quoted ? this.#breaksIn(cells) : 0);
    }
    this.#carried = more ? text.slice(meta.cursor) : '';
    if (this.#carried.length > LONGEST_RECORD) throw tooLong(this.#line, this.#carried);
    return records;
  }

  #breaksIn(cells: readonly string[]): number {
    return cells.reduce((sum, cell) => sum + cell.split(this.#newline).length - 1, 0);
  }
}

function tooLong(line: number, text: string): DataError {
  return new DataError('record-too-long', {
    line,
    most: LONGEST_RECORD,
    quoted: text.includes('"'),
  });
}
