/** A picture shows no more points than this, */
const MOST_DRAWN = 2000;
/** and none that is nearer to the one before than this share of the whole. */
const LEAST_MOVE = 1 / 500;

/** The way of a run through the plane of its parameters, thinned to what a picture can show. */
export class Path {
  /** After the start, in order. [[P]] */
  readonly points: (readonly number[])[] = [];
  readonly #least: number[] = [];
  readonly #most: number[] = [];
  #stride = 1;
  #seen = 0;

  /** Parameters that are not finite, and those that have hardly moved, are left out. */
  add(parameters: readonly number[]): void {
    if (!parameters.every(Number.isFinite) || !this.#hasMoved(parameters)) return;
    parameters.forEach((value, p) => {
      this.#least[p] = Math.min(this.#least[p] ?? value, value);
      this.#most[p] = Math.max(this.#most[p] ?? value, value);
    });
    if (this.#seen++ % this.#stride !== 0) return;
    this.points.push(parameters);
    if (this.points.length >= MOST_DRAWN) this.#thin();
  }

  #hasMoved(parameters: readonly number[]): boolean {
    const last = this.points.at(-1);
    if (last === undefined) return true;
    return parameters.some((value, p) => {
      const extent = (this.#most[p] ?? NaN) - (this.#least[p] ?? NaN);
      return Math.abs(value - (last[p] ?? NaN)) > LEAST_MOVE * extent;
    });
  }

  /** Keeps every second point, and from now on takes half as many. */
  #thin(): void {
    const kept = this.points.filter((_, i) => i % 2 === 0);
    this.points.splice(0, this.points.length, ...kept);
    this.#stride *= 2;
  }
}
