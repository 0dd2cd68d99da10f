/** stdout as {@link Streams} want it: every text whole, or a reason why not; and files. */
import { fstatSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { ConfigError, messageOf } from '../core/errors.ts';
import { cut } from '../core/text/shown.ts';
import type { Stop } from './stop.ts';

/** `fs.writeSync`: how many of the bytes from `at` on a file has taken. */
type Write = (fd: number, bytes: Uint8Array, at: number) => number;

/**
 * Writes to the end. Where the disk fills midway, or a limit is reached, a file takes a part, and
 * says why not before the next one; Node's own stream does not ask.
 */
export function writeAll(fd: number, bytes: Uint8Array, write: Write = writeSync): void {
  for (let at = 0; at < bytes.length;) {
    const taken = write(fd, bytes, at);
    if (taken <= 0) throw new Error('it takes no more');
    at += taken;
  }
}

/**
 * @param stream what Node makes of the same file
 * @returns what settles when a text is taken, or never will be; then `stop` is told why
 */
export function stdoutWriter(
  stream: Writable & { readonly fd: number },
  stop: Stop,
): (text: string) => Promise<void> {
  const onError = (error: unknown): void =>
    stop.request(isClosed(error) ? 'closed' : new Error(cannotWrite(error)));
  stream.on('error', onError);
  const isFile = !mayWait(stream.fd);
  return async (text) => {
    try {
      if (stdoutFailed(stop)) return;
      if (isFile) writeAll(stream.fd, new TextEncoder().encode(text));
      else await taken(stream, text, stop);
    } catch (error) {
      onError(error);
    }
  };
}

/** Until a stream has taken a text, or for so long after a stop: its reader may have stopped reading. */
export function taken(stream: Writable, text: string, stop: Stop, lastMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const leave = stop.onRequest(() => setTimeout(resolve, lastMs));
    stream.write(text, () => {
      leave();
      resolve();
    });
  });
}

/** Pipes and terminals, whose readers may be slow: those are for Node's streams. */
function mayWait(fd: number): boolean {
  const stats = fstatSync(fd);
  return stats.isFIFO() || stats.isSocket() || isatty(fd);
}

export function stdoutFailed({ cause }: Stop): boolean {
  return cause === 'closed' || cause instanceof Error;
}

function isClosed(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

function cannotWrite(error: unknown): string {
  return `stdout cannot be written (${messageOf(error)}): free some space, or write elsewhere`;
}

/** @throws ConfigError */
export async function writeFileAt(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new ConfigError('file', `${cut(path, 200)} cannot be written (${messageOf(error)}): give another path`); // prettier-ignore
  }
}
