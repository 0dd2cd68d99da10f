/** What the terminal reads from and writes to, so that a test can stand in for the process. */
export interface Io {
  /** To stdout, as it is: only what a pipe shall get. */
  readonly out: (text: string) => void;
  readonly err: Screen;
  /**
   * The bytes of a file, piece by piece; `-` is stdin.
   * @throws ConfigError, at the first piece, for a file that cannot be read
   */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** To the event loop and back, so that Ctrl-C is heard. */
  readonly breathe: () => Promise<void>;
  readonly stop: Stop;
}

/** stderr: a terminal, or a file. */
export interface Screen {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Width of the terminal now, since a person may change it. */
  readonly columns: () => number;
}

/** Ctrl-C; the reader of stdout has gone away; stdout cannot be written. */
export type StopCause = 'interrupt' | 'closed' | Error;

/** Somebody wants the command to end early. The first cause counts. */
export class Stop {
  #cause: StopCause | undefined;
  readonly #listeners: (() => void)[] = [];

  get cause(): StopCause | undefined {
    return this.#cause;
  }

  request(cause: StopCause): void {
    if (this.#cause !== undefined) return;
    this.#cause = cause;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` at the request, or at once if it has come already. */
  onRequest(listener: () => void): void {
    if (this.#cause === undefined) this.#listeners.push(listener);
    else listener();
  }
}

/** Says something to the person, on stderr. */
export function note(io: Io, text: string): void {
  io.err.write(`${oneLine(text)}\n`);
}

/** Drivers and runtimes put line breaks into their messages. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
}
