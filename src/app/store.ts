/**
 * The page's state, and who wants to hear of it. `get` is always up to date; listeners are told
 * through `schedule`, so that a hundred changes between two frames are one picture.
 */
export class Store<State> {
  #state: State;
  #scheduled = false;
  readonly #listeners = new Set<() => void>();
  readonly #schedule: (notify: () => void) => void;

  /** @param schedule calls back when the next picture is due */
  constructor(initial: State, schedule: (notify: () => void) => void) {
    this.#state = initial;
    this.#schedule = schedule;
  }

  get(): State {
    return this.#state;
  }

  set(patch: Partial<State>): void {
    this.#state = { ...this.#state, ...patch };
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
