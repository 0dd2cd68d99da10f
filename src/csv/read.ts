import { AbortedError } from '../core/errors.ts';
import { unpacked, withBeginning } from './bytes.ts';
import type { Choice } from './columns.ts';
import { DataError } from './data-error.ts';
import type { Foreign } from './data-fault.ts';
import type { Head } from './head.ts';
import { LONGEST_JSON, tableOfJson } from './json.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { CsvReader, type Table } from './reader.ts';
import { foreignBytes, foreignText, isGzip, isJson } from './signature.ts';

export interface ReadOptions {
  readonly choose: (head: Head) => Choice;
  /** How the table is written, as far as somebody says so. */
  readonly options?: TableOptions | undefined;
  /** Hears after each piece how many bytes and rows have been read. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
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
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const text = new TextTable(choose, options, notes);
  let isFirst = true;
  for await (const piece of plainPieces(counted(), notes)) {
    if (isFirst) refuseBytes(piece);
    isFirst = false;
    text.push(textOf(piece, decoder));
    onProgress?.({ bytes, rows: text.rows });
  }
  text.push(textOf(undefined, decoder));
  return text.end();
}

/** Unpacked where they are gzip. */
async function* plainPieces(
  pieces: AsyncIterable<Uint8Array>,
  notes: Note[],
): AsyncGenerator<Uint8Array> {
  const given = withBeginning(pieces, BEGINNING);
  const { value: first, done } = await given.next();
  if (done === true) return;
  const all = (async function* () {
    yield first;
    yield* given;
  })();
  if (!isGzip(first)) {
    yield* all;
    return;
  }
  notes.push({ code: 'gzip', values: {} });
  yield* withBeginning(unpacked(all), BEGINNING);
}

/** Text that turns out to be a table of lines, or JSON. */
class TextTable {
  readonly #choose: (head: Head) => Choice;
  readonly #options: TableOptions;
  readonly #notes: Note[];
  #lines: CsvReader | undefined;
  #json: string[] | undefined;
  #length = 0;

  constructor(choose: (head: Head) => Choice, options: TableOptions, notes: Note[]) {
    this.#choose = choose;
    this.#options = options;
    this.#notes = notes;
  }

  get rows(): number {
    return this.#lines?.rows ?? 0;
  }

  push(text: string): void {
    if (this.#lines === undefined && this.#json === undefined) this.#begin(text);
    this.#lines?.push(text);
    if (this.#json === undefined) return;
    this.#length += text.length;
    if (this.#length > LONGEST_JSON) {
      throw new DataError('json-too-large', { characters: LONGEST_JSON });
    }
    this.#json.push(text);
  }

  end(): Table {
    if (this.#json === undefined) return this.#reader().end();
    const { csv, note, hasKeys } = tableOfJson(this.#json.join(''));
    const header = hasKeys ? 'yes' : this.#options.header;
    const reader = new CsvReader(
      this.#choose,
      { ...this.#options, delimiter: ',', header },
      { notes: [...this.#notes, note], isMade: true, lineOffset: hasKeys ? -1 : 0 },
    );
    reader.push(csv);
    return reader.end();
  }

  #begin(text: string): void {
    const foreign = foreignText(text);
    if (foreign !== undefined) throw foreignError(foreign);
    if (isJson(text)) this.#json = [];
    else this.#lines = this.#reader();
  }

  #reader(): CsvReader {
    return (
      this.#lines ??
      new CsvReader(this.#choose, this.#options, {
        notes: this.#notes,
        isMade: false,
        lineOffset: 0,
      })
    );
  }
}

/** The decoder takes a byte order mark away, and joins characters that two pieces share. */
function textOf(piece: Uint8Array | undefined, decoder: TextDecoder): string {
  let text: string;
  try {
    text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw foreignError('not-utf-8');
  }
  if (text.includes('\0')) throw foreignError('binary');
  return text;
}

function refuseBytes(bytes: Uint8Array): void {
  const foreign = foreignBytes(bytes);
  if (foreign !== undefined) throw foreignError(foreign);
}

function foreignError(format: Foreign): DataError {
  return new DataError('foreign', { format });
}
