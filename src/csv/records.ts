/** The one place that knows papaparse: text in pieces comes in, records with their lines go out. */
import Papa, { type ParseResult } from 'papaparse';
import { DataError } from './faults.ts';
import type { Delimiter } from './options.ts';

/** A row of the file. */
export interface Record {
  readonly cells: readonly string[];
  /** The line of the file that it begins on; 1-based. */
  readonly line: number;
  /** How many lines it takes: more than one where quotes hold line breaks. */
  readonly lines: number;
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

/** Nothing, or a rule such as `----` or `:-:`. */
const EMPTY = /^\s*(?:(?:[:+]*-{2,}[-:+]*|:-+:?|-+:|={2,})\s*)?$/;

/** Empty lines are no records, and neither are lines of delimiters or rules alone. */
export function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => EMPTY.test(cell));
}

const [ZERO, NINE] = [48, 57];

/** As most rows do: then it is neither empty, nor a comment, nor the sum of a table. */
export function beginsWithDigit([first = '']: readonly string[]): boolean {
  const code = first.charCodeAt(0);
  return code >= ZERO && code <= NINE;
}

/** Rows of cells; which of them are broken; where in the text the next piece has to begin. */
interface Cut {
  readonly rows: readonly (readonly string[])[];
  readonly broken: ReadonlySet<number>;
  readonly cursor: number;
}

type Cutter = (text: string, more: boolean) => Cut;

/** Cuts text into records. Give it pieces of any length with `push`, and call `end` after the last. */
export class Records {
  readonly #cut: Cutter;
  readonly #newline: Newline;
  /** The record that the last piece broke off in. */
  #carried = '';
  #line = 1;

  constructor(delimiter: Delimiter, newline: Newline) {
    this.#newline = newline;
    this.#cut = delimiter === ' ' ? atSpaces(newline) : atDelimiters(delimiter, newline);
  }

  /** @throws DataError when a record is longer than {@link LONGEST_RECORD} */
  push(piece: string): Record[] {
    return this.#take(this.#carried + piece, true);
  }

  end(): Record[] {
    return this.#take(this.#carried, false);
  }

  #take(text: string, more: boolean): Record[] {
    const { rows, broken, cursor } = this.#cut(text, more);
    // Only quoted cells hold line breaks; without a quote every record is one line.
    const quoted = text.includes('"');
    const records: Record[] = [];
    const isWhole = broken.size === 0;
    for (let i = 0; i < rows.length; i++) {
      const cells = rows[i] ?? [];
      const lines = quoted ? this.#linesOf(cells) : 1;
      if (beginsWithDigit(cells) || !isEmpty(cells))
        records.push({ cells, line: this.#line, lines, broken: !isWhole && broken.has(i) });
      this.#line += lines;
    }
    this.#carried = more ? text.slice(cursor) : '';
    if (this.#carried.length > LONGEST_RECORD) {
      const values = {
        line: this.#line,
        most: LONGEST_RECORD,
        quoted: this.#carried.includes('"'),
      };
      throw new DataError('record-too-long', values);
    }
    return records;
  }

  #linesOf(cells: readonly string[]): number {
    let lines = 1;
    for (const cell of cells) {
      if (cell.includes(this.#newline)) lines += cell.split(this.#newline).length - 1;
    }
    return lines;
  }
}

/** All records of a text, or of its beginning. */
export function recordsOf(
  text: string,
  complete: boolean,
  delimiter: Delimiter,
  newline: Newline,
): Record[] {
  const records = new Records(delimiter, newline);
  const found = records.push(text);
  return complete ? [...found, ...records.end()] : found;
}

function atDelimiters(delimiter: string, newline: Newline): Cutter {
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
  return (text, more) => {
    const { data, errors, meta } = parser.parse(text, 0, more) as ParseResult<string[]>;
    return { rows: data, broken: new Set(errors.map(({ row }) => row ?? -1)), cursor: meta.cursor };
  };
}

/** A word, or words in quotes. */
const WORD = /"[^"]*"|\S+/g;

function atSpaces(newline: Newline): Cutter {
  return (text, more) => {
    const cursor = more ? text.lastIndexOf(newline) + 1 : text.length;
    const lines = text.slice(0, cursor).split(newline);
    if (lines.at(-1) === '') lines.pop();
    const rows = lines.map((line) => (line.match(WORD) ?? []).map(unquoted));
    return { rows, broken: new Set(), cursor };
  };
}

function unquoted(word: string): string {
  return word.length > 1 && word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word;
}
