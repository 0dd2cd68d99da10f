/**
 * How many steps go into one `advance`, from how long earlier ones took: large enough that the
 * device is never idle, small enough that nobody waits for the page and no driver kills a submit.
 */
export class Pacer {
  readonly #targetMs: number;
  /** The most steps that one `advance` takes. */
  readonly most: number;
  #steps: number;
  #isProbing = true;

  /** @param targetMs how long one `advance` shall take: 8–16 while a page is watched, 100 else. */
  constructor(targetMs: number, firstSteps: number, most: number) {
    this.#targetMs = targetMs;
    this.most = most;
    this.#steps = Math.min(firstSteps, most);
  }

  get steps(): number {
    return this.#steps;
  }

  /**
   * Whether the speed is still unknown: nothing took a fourth of the target yet. Then each `advance` is sent
   * alone, so that its time is its own, with the way there and back: the device is no slower than that.
   */
  get isProbing(): boolean {
    return this.#isProbing;
  }

  /** Takes in that an `advance` of `steps` steps took `elapsedMs`. */
  measured(steps: number, elapsedMs: number): void {
    // A short last piece says little about full ones.
    if (steps < this.#steps / 2) return;
    const fitting = (steps * this.#targetMs) / Math.max(elapsedMs, 0.01);
    // One measurement among others that are under way is noisy.
    const factor = this.#isProbing ? 16 : 4;
    const next = Math.min(Math.max(fitting, this.#steps / factor), this.#steps * factor);
    this.#steps = Math.min(Math.max(1, Math.round(next)), this.most);
    if (elapsedMs >= this.#targetMs / 4 || this.#steps === this.most) this.#isProbing = false;
  }
}
