/** Calls back when the next picture is due; what moves by itself may wait longer than an answer to a person. */
export type Schedule = (notify: () => void, moves: boolean) => void;

/**
 * The page's state, and who wants to hear of it. State is never late: `get` is up to date, and who
 * follows hears of every change at once. Only who draws waits for the next picture, so that a hundred
 * changes between two frames are one, and a tab that nobody sees draws none.
 */
export class Store<State> {
  #state: State;
  /** Of the picture that is due; undefined where none is. */
  #due: { readonly moves: boolean } | undefined;
  readonly #followers = new Set<() => void>();
  readonly #pictures = new Set<() => void>();
  readonly #schedule: Schedule;

  constructor(initial: State, schedule: Schedule) {
    this.#state = initial;
    this.#schedule = schedule;
  }

  get(): State {
    return this.#state;
  }

  /** @param moves nobody asked for it: a run goes on */
  set(patch: Partial<State>, moves = false): void {
    this.#state = { ...this.#state, ...patch };
    for (const follower of [...this.#followers]) follower();
    // A picture that waits for what moves does not hold up an answer.
    if (this.#due !== undefined && (moves || !this.#due.moves)) return;
    this.#due = { moves };
    this.#schedule(() => this.#draw(), moves);
  }

  /** A whole part. */
  put<Key extends keyof State>(key: Key, part: State[Key], moves = false): void {
    this.set({ [key]: part } as unknown as Partial<State>, moves);
  }

  /** Some of one part. */
  patch<Key extends keyof State>(key: Key, patch: Partial<State[Key]>, moves = false): void {
    this.put(key, { ...this.#state[key], ...patch }, moves);
  }

  /** For what keeps or tells. @returns how to stop */
  follow(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** For what draws. @returns how to stop */
  subscribe(draw: () => void): () => void {
    this.#pictures.add(draw);
    return () => this.#pictures.delete(draw);
  }

  #draw(): void {
    if (this.#due === undefined) return;
    this.#due = undefined;
    for (const draw of [...this.#pictures]) draw();
  }
}
