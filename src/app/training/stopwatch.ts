/** The rate is taken over this long: long enough to read, short enough to follow. */
const WINDOW_MS = 500;

/** How long a run has been going, and how fast it goes now. Pauses do not count. */
export class Stopwatch {
  /** Over the last while; NaN before it is known. */
  stepsPerSecond = NaN;
  readonly #clock: () => number;
  #since: number | undefined;
  #beforeMs = 0;
  #mark = { at: 0, epoch: 0 };

  /** @param clock milliseconds, monotonic */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get elapsedMs(): number {
    return this.#beforeMs + (this.#since === undefined ? 0 : this.#clock() - this.#since);
  }

  start(epoch: number): void {
    if (this.#since !== undefined) return;
    this.#since = this.#clock();
    this.#mark = { at: this.#since, epoch };
  }

  stop(): void {
    this.#beforeMs = this.elapsedMs;
    this.#since = undefined;
  }

  mark(epoch: number): void {
    const ms = this.#clock() - this.#mark.at;
    if (this.#since === undefined || ms < WINDOW_MS) return;
    this.stepsPerSecond = ((epoch - this.#mark.epoch) / ms) * 1000;
    this.#mark = { at: this.#clock(), epoch };
  }
}
