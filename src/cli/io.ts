import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';

/** What a command reads from and writes to, so that a test can stand in for the process. */
export interface Io {
  readonly terminal: Terminal;
  /**
   * The bytes of a file, piece by piece; `-` is stdin.
   * @throws ConfigError, at the first piece, for a file that cannot be read; AbortedError at a stop
   */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** To the event loop and back, so that Ctrl-C is heard. */
  readonly breathe: () => Promise<void>;
  readonly stop: Stop;
}
