/** Householder's QR of a matrix that comes by blocks of rows, in f64; only R is kept. Its twin with more digits: double-triangle.ts. */

/** R of [A | b]: A = Q·R, and Qᵀ·b beside it. */
export class Triangle {
  readonly width: number;
  /** By columns. [P + 1][P + 1] */
  readonly #entries: Float64Array;

  /** @param width P + 1: the columns of A, and b */
  constructor(width: number) {
    this.width = width;
    this.#entries = new Float64Array(width * width);
  }

  at(row: number, column: number): number {
    return this.#entries[column * this.width + row] ?? NaN;
  }

  clear(): void {
    this.#entries.fill(0);
  }

  /**
   * Takes more rows: each reflection brings one of their columns into R.
   * @param rows by columns, which are spent. [P + 1][count]
   */
  append(rows: Float64Array, count: number): void {
    const { width } = this;
    const entries = this.#entries;
    for (let k = 0; k < width; k++) {
      const from = k * count;
      const diagonal = k * width + k;
      let below = 0;
      for (let i = from; i < from + count; i++) below += (rows[i] ?? NaN) ** 2;
      if (below === 0) continue;
      const own = entries[diagonal] ?? NaN;
      const length = Math.sqrt(own * own + below);
      const head = own > 0 ? -length : length;
      // v = (own − head, column), and 2/vᵀv = 1/(head·(head − own))
      const first = own - head;
      const scale = -head * first;
      entries[diagonal] = head;
      for (let j = k + 1; j < width; j++) {
        const at = j * count - from;
        let along = first * (entries[j * width + k] ?? NaN);
        for (let i = from; i < from + count; i++) along += (rows[i] ?? NaN) * (rows[at + i] ?? NaN);
        along /= scale;
        entries[j * width + k] = (entries[j * width + k] ?? NaN) - along * first;
        for (let i = from; i < from + count; i++)
          rows[at + i] = (rows[at + i] ?? NaN) - along * (rows[i] ?? NaN);
      }
    }
  }

  /** Of a column of A. */
  lengthOf(column: number): number {
    let sum = 0;
    for (let i = 0; i <= column; i++) sum += this.at(i, column) ** 2;
    return Math.sqrt(sum);
  }

  /** Aᵀ·b = Rᵀ·(Qᵀ·b), of a column of A. */
  slopeOf(column: number): number {
    let sum = 0;
    for (let i = 0; i <= column; i++) sum += this.at(i, column) * this.at(i, this.width - 1);
    return sum;
  }

  /** x of R·x = Qᵀ·b. [P]; NaN or ∞ where R has a 0 */
  solution(): Float64Array {
    const found = new Float64Array(this.width - 1);
    for (let p = found.length - 1; p >= 0; p--) {
      let sum = this.at(p, found.length);
      for (let k = p + 1; k < found.length; k++) sum -= this.at(p, k) * (found[k] ?? NaN);
      found[p] = sum / this.at(p, p);
    }
    return found;
  }
}
