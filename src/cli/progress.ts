import type { Io, Screen } from './io.ts';
import { fixed } from '../core/printed.ts';
import { duration, grouped, stepsPerSecond } from './output.ts';

/** How far a run is. */
export interface Standing {
  readonly epoch: number;
  readonly loss: number;
  /** Time spent training so far. */
  readonly elapsedMs: number;
}

/** At most ten pictures a second. */
const REDRAW_MS = 100;

const CLEAR_LINE = '\r\x1b[K';

/** One line that is drawn over and over, on stderr, and only where that is a terminal. */
export class Progress {
  readonly #screen: Screen;
  readonly #clock: () => number;
  #drawnAt = -Infinity;
  #shown = false;

  constructor({ err, clock }: Pick<Io, 'err' | 'clock'>) {
    this.#screen = err;
    this.#clock = clock;
  }

  /** What changes all the time. @param line called only where it is drawn */
  draw(line: () => string): void {
    if (this.#clock() - this.#drawnAt >= REDRAW_MS) this.show(line);
  }

  /** What changes now and then, and is drawn each time. */
  show(line: () => string): void {
    if (!this.#screen.isTerminal) return;
    this.#drawnAt = this.#clock();
    // A line that wraps could not be cleared.
    const text = line().slice(0, this.#screen.columns() - 1);
    this.#screen.write(`${CLEAR_LINE}${text}`);
    this.#shown = true;
  }

  /** Takes the line away: before anything else is written, and at the end. */
  clear(): void {
    if (this.#shown) this.#screen.write(CLEAR_LINE);
    this.#shown = false;
  }
}

/** `epoch 12,300/20,000  loss 0.987654  15,200 steps/s  0.51 s left` */
export function standingLine({ epoch, loss, elapsedMs }: Standing, epochs: number): string {
  const speed = stepsPerSecond(epoch, elapsedMs);
  const parts = [`epoch ${grouped(epoch)}/${grouped(epochs)}`, `loss ${fixed(loss, 6)}`];
  if (speed > 0) {
    parts.push(`${grouped(speed)} steps/s`, `${duration(((epochs - epoch) * 1000) / speed)} left`);
  }
  return parts.join('  ');
}

/** `generating 67,108,864 points  42 %` */
export function shareLine(doing: string, points: number, share: number): string {
  return `${doing} ${grouped(points)} points  ${Math.floor(share * 100)} %`;
}
