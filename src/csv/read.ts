import { AbortedError } from '../core/errors.ts';
import { begun, unpacked } from './bytes.ts';
import { DataError, type Foreign } from './faults.ts';
import { LONGEST_JSON, tableOfJson } from './json.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { CsvReader, type Choose, type Table } from './reader.ts';
import { foreignBytes, foreignText, isGzip, isJson } from './signature.ts';

export interface ReadOptions {
  readonly choose: Choose;
  /** How the table is written, as far as somebody says so. */
  readonly options?: TableOptions | undefined;
  /** Hears after each piece how many bytes and rows have been read. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: Pick<AbortSignal, 'aborted'>;
}

export interface Progress {
  /** Of the file as it lies there, packed or not. */
  readonly bytes: number;
  readonly rows: number;
}

/** As much as tells what a file is. */
const BEGINNING = 512;

/**
 * Reads two columns out of the bytes of a file, piece by piece, so that no more of it is in memory
 * than a piece and the two columns; JSON alone is held as a whole.
 * @throws DataError for what is no table; AbortedError once `signal` says so
 */
export async function readCsv(
  pieces: AsyncIterable<Uint8Array>,
  { choose, options = {}, onProgress, signal }: ReadOptions,
): Promise<Table> {
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (signal?.aborted === true) throw new AbortedError('stopped while reading the data');
      bytes += piece.byteLength;
      yield piece;
    }
  };
  const notes: Note[] = [];
  const given = await begun(counted(), BEGINNING);
  const isPacked = isGzip(given.first);
  if (isPacked) notes.push({ code: 'gzip', values: {} });
  const { all } = isPacked ? await begun(unpacked(given.all), BEGINNING) : given;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let reader: TextReader | undefined;
  for await (const piece of all) {
    if (reader === undefined) refuse(foreignBytes(piece));
    const text = textOf(piece, decoder);
    reader ??= readerFor(text, choose, options, notes);
    reader.push(text);
    onProgress?.({ bytes, rows: reader.rows });
  }
  const last = textOf(undefined, decoder);
  reader ??= readerFor(last, choose, options, notes);
  reader.push(last);
  return reader.end();
}

/** Reads a table out of text that comes in pieces. */
interface TextReader {
  readonly rows: number;
  push(text: string): void;
  end(): Table;
}

/** @param text its beginning: a table of lines, or JSON */
function readerFor(
  text: string,
  choose: Choose,
  options: TableOptions,
  notes: readonly Note[],
): TextReader {
  refuse(foreignText(text));
  if (!isJson(text)) return new CsvReader(choose, options, { notes, isMade: false, lineOffset: 0 });
  let whole = '';
  return {
    rows: 0,
    push: (piece) => {
      whole += piece;
      if (whole.length <= LONGEST_JSON) return;
      throw new DataError('json-too-large', { characters: LONGEST_JSON });
    },
    end: () => {
      const { csv, note, hasKeys } = tableOfJson(whole);
      const header = hasKeys ? 'yes' : options.header;
      const origin = { notes: [...notes, note], isMade: true, lineOffset: hasKeys ? -1 : 0 };
      const reader = new CsvReader(choose, { ...options, delimiter: ',', header }, origin);
      reader.push(csv);
      return reader.end();
    },
  };
}

/** The decoder takes a byte order mark away, and joins characters that two pieces share. */
function textOf(piece: Uint8Array | undefined, decoder: TextDecoder): string {
  let text = '';
  try {
    text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    refuse('not-utf-8');
  }
  if (text.includes('\0')) refuse('binary');
  return text;
}

function refuse(format: Foreign | undefined): void {
  if (format !== undefined) throw new DataError('foreign', { format });
}
