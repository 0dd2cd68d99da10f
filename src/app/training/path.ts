/** A picture shows no more points than this, */
const MOST_DRAWN = 2000;
/** and after so many none that is nearer to the one before than this share of the whole. */
const EACH_DRAWN = 200;
const LEAST_MOVE = 1 / 500;

/** The way of a run through the plane of its parameters, thinned to what a picture can show. */
export class Path {
  /** After the start, in order. [[P]] */
  readonly points: (readonly number[])[] = [];
  /** Up to this epoch each step was seen, */
  each = 0;
  /** and after it none was farther from the one before. */
  every = 1;
  readonly #least: number[] = [];
  readonly #most: number[] = [];
  /** The last one that was taken, drawn or not. */
  #before: readonly number[] = [];
  #last = 0;
  #stride = 1;
  #seen = 0;

  /** Whether steps that were seen are left out of the picture, though they would show. */
  get isThinned(): boolean {
    return this.#stride > 1;
  }

  /** Parameters that are not finite, and of many those that have hardly moved, are left out. */
  add(epoch: number, parameters: readonly number[]): void {
    if (epoch <= this.#last || !parameters.every(Number.isFinite)) return;
    if (epoch === this.each + 1) this.each = epoch;
    else this.every = Math.max(this.every, epoch - this.#last);
    this.#last = epoch;
    if (this.points.length >= EACH_DRAWN && !this.#hasMoved(parameters)) return;
    this.#before = parameters;
    parameters.forEach((value, p) => {
      this.#least[p] = Math.min(this.#least[p] ?? value, value);
      this.#most[p] = Math.max(this.#most[p] ?? value, value);
    });
    if (!isOfPair(this.#seen++, this.#stride)) return;
    this.points.push(parameters);
    if (this.points.length >= MOST_DRAWN) this.#thin();
  }

  #hasMoved(parameters: readonly number[]): boolean {
    return parameters.some((value, p) => {
      const extent = (this.#most[p] ?? NaN) - (this.#least[p] ?? NaN);
      return Math.abs(value - (this.#before[p] ?? NaN)) > LEAST_MOVE * extent;
    });
  }

  /** Keeps every second pair, and from now on takes half as many. */
  #thin(): void {
    const kept = this.points.filter((_, i) => isOfPair(i, 2));
    this.points.splice(0, this.points.length, ...kept);
    this.#stride *= 2;
  }
}

/** Of every `stride`-th pair. In pairs, since of a zigzag every second point is one side, and no zigzag. */
function isOfPair(index: number, stride: number): boolean {
  return Math.floor(index / 2) % stride === 0;
}
