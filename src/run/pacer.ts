/**
 * How many steps go into one `advance`, from how long earlier ones took: large enough that the
 * device is never idle, small enough that nobody waits for the page and no driver kills a submit.
 */
export class Pacer {
  readonly #targetMs: number;
  /** The most steps that one `advance` takes. */
  readonly most: number;
  #steps: number;

  /** @param targetMs how long one `advance` shall take: 8–16 while a page is watched, 100 else. */
  constructor(targetMs: number, firstSteps: number, most: number) {
    this.#targetMs = targetMs;
    this.most = most;
    this.#steps = Math.min(firstSteps, most);
  }

  get steps(): number {
    return this.#steps;
  }

  /** Takes in that an `advance` of `steps` steps took `elapsedMs`. */
  measured(steps: number, elapsedMs: number): void {
    // A short last piece says little about full ones.
    if (steps < this.#steps / 2) return;
    const fitting = (steps * this.#targetMs) / Math.max(elapsedMs, 0.01);
    // One measurement is noisy: move by a factor of 4 up or down at most.
    const next = Math.min(Math.max(fitting, this.#steps / 4), this.#steps * 4);
    this.#steps = Math.min(Math.max(1, Math.round(next)), this.most);
  }
}
