/** What is kept of a long run, ascending: all of it at first, and later what a logarithmic scale has room for. */
export class Thinned<One extends { readonly epoch: number }> {
  readonly kept: One[] = [];
  readonly #most: number;
  /** No one is nearer to the one before than this share of its epochs. */
  #apart = 0;
  /** Since the last that was kept. */
  #seen = 0;

  /** @param most so many are never there */
  constructor(most: number) {
    this.#most = most;
  }

  get isThinned(): boolean {
    return this.#apart > 0;
  }

  /** @param one later than those before */
  add(one: One): void {
    this.#take(one);
    while (this.kept.length >= this.#most) {
      this.#apart = Math.max(2 * this.#apart, 1 / this.#most);
      const all = this.kept.splice(0);
      this.#seen = 0;
      for (const each of all) this.#take(each);
    }
  }

  /** Of a path that swings to and fro every second step is one side, and no zigzag: only odd ones are left behind each other. */
  #take(one: One): void {
    const before = this.kept.at(-1)?.epoch ?? 0;
    this.#seen++;
    if (one.epoch - before < this.#apart * before || this.#seen % 2 === 0) return;
    this.#seen = 0;
    this.kept.push(one);
  }
}
