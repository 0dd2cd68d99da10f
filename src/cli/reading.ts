/** The bytes of files, of stdin, and of whatever else a path may name. */
import { constants, createReadStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { ReadStream, isatty } from 'node:tty';
import { AbortedError, ConfigError, messageOf } from '../core/errors.ts';
import { cut } from '../core/text/shown.ts';
import type { Io } from './command.ts';
import type { Stop } from './stop.ts';

/**
 * Reads until the end, or until an end is wanted.
 * @throws ConfigError for what cannot be read, AbortedError at a stop
 */
export async function* bytesOf(
  path: string,
  stdin: () => Readable,
  stop: Stop,
): AsyncGenerator<Uint8Array> {
  try {
    const stream = path === '-' ? stdin() : opened(path);
    const leave = stop.onRequest(() => {
      stream.destroy(new AbortedError(`stopped while reading ${nameOf(path)}`));
    });
    try {
      yield* stream as AsyncIterable<Uint8Array>;
    } finally {
      leave();
    }
  } catch (error) {
    if (error instanceof AbortedError) throw error;
    throw new ConfigError(
      'file',
      `${nameOf(path)} cannot be read (${messageOf(error)}): give the path of a file, or - for stdin`,
    );
  }
}

/**
 * All of a small file as text.
 * @param mostBytes an endless one is no reason to fill the memory
 * @throws ConfigError, AbortedError
 */
export async function textOf(
  { read }: Pick<Io, 'read'>,
  path: string,
  mostBytes: number,
): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of read(path)) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) {
      throw new ConfigError(
        'file',
        `${nameOf(path)} is larger than ${mostBytes / 2 ** 20} MiB, the most that is read of it: give the right file`,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function nameOf(path: string): string {
  return path === '-' ? 'stdin' : cut(path, 200);
}

/**
 * Pipes and terminals are polled: a thread that waits in `open` or `read` for a writer that never comes
 * would keep the process from ending. Elsewhere than on Linux a poll may take "no writer yet" for the end.
 */
function opened(path: string): Readable {
  if (process.platform !== 'linux') return createReadStream(path);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  if (isatty(fd)) return new ReadStream(fd);
  if (fstatSync(fd).isFIFO()) return new Socket({ fd, readable: true, writable: false });
  return createReadStream(path, { fd });
}
