import { cut, printable } from '../core/text/shown.ts';

/** stdout and stderr as they are. Only a {@link Terminal} writes to them. */
export interface Streams {
  /** Settles when the text is written, or never will be: a slow reader holds the program up. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** Whether stderr is a terminal: that is where progress is shown. */
  readonly isTerminal: boolean;
  /** Width of the terminal now, since a person may change it. */
  readonly columns: () => number;
}

/** At most ten pictures a second. */
const REDRAW_MS = 100;

/** What most lines of a result are, which is found out in a tenth of the time. */
const PLAIN = /^[ -~]*$/;

const CLEAR_LINE = '\r\x1b[K';

/** What is said is cut there; a result never is. */
const MOST_SAID = 1000;

/**
 * The one door for all text: what comes through is escaped, a line at a time, so that no file name,
 * table, report or driver can move the cursor, start a line or turn the text around. The line of
 * progress is drawn on stderr, where that is a terminal, and taken away before anything else is written.
 */
export class Terminal {
  readonly #streams: Streams;
  readonly #clock: () => number;
  #drawnAt = -Infinity;
  #isDrawn = false;

  constructor(streams: Streams, clock: () => number) {
    this.#streams = streams;
    this.#clock = clock;
  }

  /** Lines of the result, to stdout: only what a pipe shall get. To be awaited. */
  print(lines: readonly string[]): Promise<void> {
    this.clear();
    return this.#streams.out(
      lines.map((line) => `${PLAIN.test(line) ? line : printable(line)}\n`).join(''),
    );
  }

  /** Tells the person something, in a line on stderr. */
  readonly say = (text: string): void => {
    this.clear();
    this.#streams.err(`${cut(printable(oneLine(text)), MOST_SAID)}\n`);
  };

  /** Shows what a person wrote, in lines that keep their places. */
  readonly quote = (lines: readonly string[]): void => {
    for (const line of lines) this.#streams.err(`  ${cut(printable(line), MOST_SAID)}\n`);
  };

  /** The line of progress, as it changes all the time. @param line called only where it is drawn */
  draw(line: () => string): void {
    if (this.#clock() - this.#drawnAt >= REDRAW_MS) this.show(line);
  }

  /** The line of progress where it changes now and then, and is drawn each time. */
  show(line: () => string): void {
    const { isTerminal, columns, err } = this.#streams;
    if (!isTerminal) return;
    this.#drawnAt = this.#clock();
    // A line that wraps could not be cleared.
    err(`${CLEAR_LINE}${cut(printable(line()), columns() - 1)}`);
    this.#isDrawn = true;
  }

  /** Takes the line of progress away. */
  clear(): void {
    if (this.#isDrawn) this.#streams.err(CLEAR_LINE);
    this.#isDrawn = false;
  }
}

/** Drivers and runtimes put line breaks into their messages. */
function oneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
}
