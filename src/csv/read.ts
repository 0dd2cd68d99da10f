import { AbortedError } from '../core/errors.ts';
import { POINTS } from '../core/settings/limits.ts';
import { textOf } from './bytes.ts';
import type { Choice } from './columns.ts';
import { DataError } from './faults.ts';
import { headOf, type Head } from './head.ts';
import { LONGEST_JSON, isJson, tableOfJson } from './json.ts';
import { delimiterOf } from './layout.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { LONGEST_RECORD, Records, newlineOf, type Newline } from './records.ts';
import { Rows } from './rows.ts';
import { tableOf, type Table } from './table.ts';

export interface ReadOptions {
  /** Which columns, once it is known what there is. What it throws, the reading throws. */
  readonly choose: (head: Head) => Choice;
  /** How the table is written, as far as somebody says so. */
  readonly options?: TableOptions | undefined;
  /** Beyond it a number is too large; f32's greatest where nothing is said. */
  readonly most?: number;
  /** How many rows there have to be; as many as a line needs where nothing is said. */
  readonly least?: number;
  /** Hears after each piece how many bytes and rows have been read. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: Pick<AbortSignal, 'aborted'>;
}

export interface Progress {
  /** Of the file as it lies there, packed or not. */
  readonly bytes: number;
  /** The bad ones included. */
  readonly rows: number;
}

/** As much of the file as is looked at before the first row is read. In UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;

/**
 * Reads some columns out of the bytes of a file, piece by piece, so that no more of it is in memory
 * than a piece and these columns; JSON alone is held as a whole.
 * @throws DataError for what is no table; AbortedError once `signal` says so
 */
export async function readCsv(
  pieces: AsyncIterable<Uint8Array>,
  { choose, options = {}, most, least = POINTS.least, onProgress, signal }: ReadOptions,
): Promise<Table> {
  const notes: Note[] = [];
  let json: boolean | undefined;
  let bytes = 0;
  const begin = (text: string, isWhole: boolean) => {
    const { first, records, asked, ...cut } = json
      ? ofJson(text, options, notes)
      : ofLines(text, options, isWhole);
    const head = headOf(first, isWhole, cut, asked);
    const rows = new Rows(head, choose(head), most);
    rows.take(first);
    return { rows, records };
  };
  let open: ReturnType<typeof begin> | undefined;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (signal?.aborted === true) throw new AbortedError('stopped while reading the data');
      bytes += piece.byteLength;
      yield piece;
      // Who asks for the next has read this one.
      onProgress?.({ bytes, rows: open?.rows.count ?? 0 });
    }
  };
  let beginning = '';
  for await (const text of textOf(counted(), notes)) {
    if (open !== undefined) {
      open.rows.take(open.records.push(text));
      continue;
    }
    json ??= isJson(text);
    beginning += text;
    const { length } = beginning;
    if (json && length > LONGEST_JSON) {
      throw new DataError('json-too-large', { characters: LONGEST_JSON });
    }
    // One line at least must be whole; past the limit the records say what is wrong.
    const enough = length >= HEAD_LENGTH && /[\r\n]/.test(beginning);
    if (!json && (enough || length > LONGEST_RECORD)) open = begin(beginning, false);
  }
  const { rows, records } = open ?? begin(beginning, true);
  rows.take(records.end());
  return tableOf(rows, notes, least);
}

/** The first records, how they were cut, what cuts the rest, and how the table is to be read. */
function ofLines(text: string, asked: TableOptions, isWhole: boolean) {
  const newline = newlineOf(text);
  const delimiter = asked.delimiter ?? delimiterOf(text, isWhole, newline);
  const records = new Records(delimiter, newline);
  const first = [...records.push(text), ...(isWhole ? records.end() : [])];
  return { first, records, asked, delimiter, newline };
}

function ofJson(text: string, options: TableOptions, notes: Note[]) {
  const { records: first, entries, hasKeys } = tableOfJson(text);
  notes.push({ code: 'json', values: { entries } });
  const asked: TableOptions = hasKeys ? { ...options, header: 'yes' } : options;
  const newline: Newline = '\n';
  return { first, records: new Records(',', newline), asked, delimiter: undefined, newline };
}
