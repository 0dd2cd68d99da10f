import type { Readable, Writable } from 'node:stream';
import type { Io } from './command.ts';
import { bytesOf } from './reading.ts';
import { SIGNALS, Stop, type Signal } from './stop.ts';
import { Terminal } from './terminal.ts';
import { stdoutFailed, stdoutWriter, taken, writeFileAt } from './writing.ts';

/** What an {@link Io} needs of the process. */
export interface ProcessLike {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly fd: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Io['env'];
  on(signal: Signal, listener: () => void): unknown;
  removeListener(signal: Signal, listener: () => void): unknown;
}

/** The process as an {@link Io}. Ctrl-C and a closed or full stdout ask the command to stop. */
export function processIo(host: ProcessLike): Io {
  const stop = new Stop();
  listenForSignals(host, stop);
  const { stderr } = host;
  // Where nobody listens, there is nobody to tell.
  stderr.on('error', () => undefined);
  const clock = (): number => performance.now();
  const terminal = new Terminal(
    {
      out: stdoutWriter(host.stdout, stop),
      err: (text) => {
        stderr.write(text);
      },
      isTerminal: stderr.isTTY === true,
      // 0 where a terminal does not say.
      columns: () => (stderr.columns !== undefined && stderr.columns > 0 ? stderr.columns : 80),
    },
    clock,
  );
  return {
    terminal,
    // Asked for only where it is read: the process waits for a stdin that it holds.
    read: (path) => bytesOf(path, () => host.stdin, stop),
    write: writeFileAt,
    env: host.env,
    clock,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    stop,
  };
}

/** The first of them is heard by the command; from then on they end the process at once. */
function listenForSignals(host: ProcessLike, stop: Stop): void {
  const listeners = Object.keys(SIGNALS).map((name) => {
    const signal = name as Signal;
    const listener = (): void => {
      for (const one of listeners) host.removeListener(one.signal, one.listener);
      stop.request(signal);
    };
    host.on(signal, listener);
    return { signal, listener };
  });
}

/** After a stop, a reader of stdout that has stopped reading is waited for so long. */
const LAST_WORD_MS = 500;

/**
 * Waits until what was written is on its way.
 * @returns the exit status, where the end of it could not be written, or was not waited for
 */
export async function settled(
  status: number,
  host: ProcessLike,
  { stop, terminal }: Io,
): Promise<number> {
  // A stream that has failed may never call back.
  if (!stdoutFailed(stop)) await taken(host.stdout, '', stop, LAST_WORD_MS);
  const { cause } = stop;
  if (status !== 0 || cause === undefined || cause === 'closed') return status;
  // Found out after the last line was written.
  terminal.say(`downhill: ${cause instanceof Error ? cause.message : 'stopped'}`);
  await taken(host.stderr, '', stop, LAST_WORD_MS);
  return cause instanceof Error ? 1 : SIGNALS[cause];
}
