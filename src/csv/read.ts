import { AbortedError } from '../core/errors.ts';
import { begun, unpacked } from './bytes.ts';
import { DataError, type Foreign } from './faults.ts';
import type { Note } from './notes.ts';
import type { TableOptions } from './options.ts';
import { TableReader, type Choose, type Table } from './reader.ts';
import { foreignBytes, foreignText, isGzip } from './signature.ts';

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
  const reader = new TableReader(choose, options, notes);
  let isFirst = true;
  for await (const piece of all) {
    if (isFirst) refuse(foreignBytes(piece));
    const text = textOf(piece, decoder);
    if (isFirst) refuse(foreignText(text));
    isFirst = false;
    reader.push(text);
    onProgress?.({ bytes, rows: reader.rows });
  }
  reader.push(textOf(undefined, decoder));
  return reader.end();
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
