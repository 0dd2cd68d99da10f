import { AbortedError } from '../core/errors.ts';
import type { Choice } from './columns.ts';
import { DataError } from './data-error.ts';
import type { Foreign } from './data-fault.ts';
import type { Head } from './head.ts';
import type { TableOptions } from './options.ts';
import { CsvReader, type Table } from './reader.ts';

export interface ReadOptions {
  readonly choose: (head: Head) => Choice;
  /** How the table is written, as far as somebody says so. */
  readonly options?: TableOptions | undefined;
  /** Hears after each piece how many bytes and rows have been read. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly bytes: number;
  readonly rows: number;
}

/**
 * Reads two columns out of the bytes of a file, piece by piece, so that no more of it is in memory
 * than a piece and the two columns.
 * @throws DataError for what is no UTF-8 table; AbortedError once `signal` says so
 */
export async function readCsv(
  pieces: AsyncIterable<Uint8Array>,
  { choose, options = {}, onProgress, signal }: ReadOptions,
): Promise<Table> {
  const reader = new CsvReader(choose, options);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new AbortedError('stopped while reading the data');
    if (bytes === 0) refuseUtf16(piece);
    reader.push(textOf(piece, decoder));
    bytes += piece.byteLength;
    onProgress?.({ bytes, rows: reader.rows });
  }
  reader.push(textOf(undefined, decoder));
  return reader.end();
}

/** The decoder takes a byte order mark away, and joins characters that two pieces share. */
function textOf(piece: Uint8Array | undefined, decoder: TextDecoder): string {
  let text: string;
  try {
    text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw foreign('not-utf-8');
  }
  if (text.includes('\0')) {
    throw foreign('binary');
  }
  return text;
}

function refuseUtf16([first, second]: Uint8Array): void {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw foreign('utf-16');
  }
}

function foreign(format: Foreign): DataError {
  return new DataError('foreign', { format });
}
