import { createReadStream } from 'node:fs';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { ConfigError, messageOf } from '../core/errors.ts';
import { shown } from '../core/shown.ts';
import { Stop, note, type Io } from './io.ts';

/** The process as an {@link Io}. Ctrl-C and a closed or full stdout ask the command to stop. */
export function processIo(): Io {
  const stop = new Stop();
  // Once: a second Ctrl-C ends the process at once.
  process.once('SIGINT', () => {
    stop.request('interrupt');
  });
  const onStdoutError = (error: unknown): void => {
    stop.request(isClosed(error) ? 'closed' : new Error(cannotWrite(error)));
  };
  process.stdout.on('error', onStdoutError);
  // Where nobody listens, there is nobody to tell.
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => {
      try {
        if (!stdoutFailed(stop)) process.stdout.write(text);
      } catch (error) {
        // Deno throws what Node tells the stream's listeners.
        onStdoutError(error);
      }
    },
    err: {
      write: (text) => {
        process.stderr.write(text);
      },
      isTerminal: process.stderr.isTTY,
      // 0 where a terminal does not say.
      columns: () => (process.stderr.columns > 0 ? process.stderr.columns : 80),
    },
    read: bytesOf,
    env: process.env,
    clock: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    stop,
  };
}

async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* stream;
  } catch (error) {
    throw new ConfigError(
      'data',
      `data ${shown(path)} cannot be read (${messageOf(error)}): give the path of a file, or - for stdin`,
    );
  }
}

function stdoutFailed({ cause }: Stop): boolean {
  return cause !== undefined && cause !== 'interrupt';
}

function isClosed(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  );
}

function cannotWrite(error: unknown): string {
  return `stdout cannot be written (${messageOf(error)}): free some space, or write elsewhere`;
}

/** Ends the process, when what it has written is on its way. */
export async function endProcess(status: number, io: Io): Promise<never> {
  // A stream that has failed may never call back.
  if (!stdoutFailed(io.stop)) await flushed(process.stdout);
  const { cause } = io.stop;
  // Found out after the last line was written.
  const late = status === 0 && cause instanceof Error;
  if (late) note(io, `downhill: ${cause.message}`);
  await flushed(process.stderr);
  // A driver's threads may keep an event loop alive that has nothing left to do.
  process.exit(late ? 1 : status);
}

function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
