/** The rate is taken over about this long: long enough to read, short enough to follow. */
const WINDOW_MS = 1000;
/** How often the rate changes on the screen. */
const REFRESH_MS = 250;

/** How long a run has been going, and how fast it goes now. Pauses do not count. */
export class Stopwatch {
  /** Over the last second; NaN before it is known. */
  stepsPerSecond = NaN;
  readonly #clock: () => number;
  #since: number | undefined;
  #beforeMs = 0;
  #marks: { readonly at: number; readonly epoch: number }[] = [];
  #refreshedAt = -Infinity;

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
    this.#marks = [{ at: this.#since, epoch }];
    this.#refreshedAt = -Infinity;
  }

  stop(): void {
    this.#beforeMs = this.elapsedMs;
    this.#since = undefined;
  }

  /** Takes in that the run stands at `epoch` now. */
  mark(epoch: number): void {
    if (this.#since === undefined) return;
    const at = this.#clock();
    this.#marks.push({ at, epoch });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) > WINDOW_MS) {
      this.#marks.shift();
    }
    const [first] = this.#marks;
    if (first === undefined || at - this.#refreshedAt < REFRESH_MS || at === first.at) return;
    this.#refreshedAt = at;
    this.stepsPerSecond = ((epoch - first.epoch) / (at - first.at)) * 1000;
  }
}
