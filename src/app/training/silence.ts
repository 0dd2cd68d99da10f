/** After so long without an answer somebody is told, and offered a way on. */
const SILENCE_MS = 10_000;

/** Notices when the device falls silent, as one may whose promises never settle. */
export class Silence {
  #answers = 0;
  readonly #after: (ms: number) => Promise<void>;

  /** @param after resolves after so many milliseconds */
  constructor(after: (ms: number) => Promise<void>) {
    this.#after = after;
  }

  /** The device has answered. */
  broken(): void {
    this.#answers++;
  }

  /**
   * @param goesOn false ends it
   * @param waits whether an answer is waited for
   * @param tell is called each time that none came for so long
   */
  async listen(goesOn: () => boolean, waits: () => boolean, tell: () => void): Promise<void> {
    for (;;) {
      const before = this.#answers;
      await this.#after(SILENCE_MS);
      if (!goesOn()) return;
      if (before === this.#answers && waits()) tell();
    }
  }
}
