/** Householder's QR of a matrix that comes by blocks of rows, in f64; only R is kept. Its twin with more digits: double-triangle.ts. */

/** Sums of squares within these have lost nothing at either end of f64: exp(−500) as a column is less. */
const LEAST_SQUARE = 1e-280;
const MOST_SQUARE = 1e280;

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
      let unit = 1;
      if (!(below > LEAST_SQUARE && below < MOST_SQUARE)) {
        unit = unitOf(rows.subarray(from, from + count), entries[diagonal]);
        if (unit === 0) continue;
        below = 0;
        for (let i = from; i < from + count; i++) {
          rows[i] = (rows[i] ?? NaN) * unit;
          below += (rows[i] ?? NaN) ** 2;
        }
      }
      const own = (entries[diagonal] ?? NaN) * unit;
      const length = Math.sqrt(own * own + below);
      const head = own > 0 ? -length : length;
      // v = (own − head, column), and 2/vᵀv = 1/(head·(head − own))
      const first = own - head;
      const scale = -head * first;
      entries[diagonal] = head / unit;
      let j = k + 1;
      // Columns by twos: a sum waits for the one before it, two wait together.
      for (; j + 1 < width; j += 2) {
        const [here, there] = [j * count - from, (j + 1) * count - from];
        const [one, other] = [j * width + k, (j + 1) * width + k];
        let along = first * (entries[one] ?? NaN);
        let beside = first * (entries[other] ?? NaN);
        for (let i = from; i < from + count; i++) {
          const row = rows[i] ?? NaN;
          along += row * (rows[here + i] ?? NaN);
          beside += row * (rows[there + i] ?? NaN);
        }
        along /= scale;
        beside /= scale;
        entries[one] = (entries[one] ?? NaN) - along * first;
        entries[other] = (entries[other] ?? NaN) - beside * first;
        for (let i = from; i < from + count; i++) {
          const row = rows[i] ?? NaN;
          rows[here + i] = (rows[here + i] ?? NaN) - along * row;
          rows[there + i] = (rows[there + i] ?? NaN) - beside * row;
        }
      }
      if (j < width) {
        const [here, one] = [j * count - from, j * width + k];
        let along = first * (entries[one] ?? NaN);
        for (let i = from; i < from + count; i++) along += (rows[i] ?? NaN) * (rows[here + i] ?? NaN); // prettier-ignore
        along /= scale;
        entries[one] = (entries[one] ?? NaN) - along * first;
        for (let i = from; i < from + count; i++) rows[here + i] = (rows[here + i] ?? NaN) - along * (rows[i] ?? NaN); // prettier-ignore
      }
    }
  }

  /** Of a column of A. */
  lengthOf(column: number): number {
    let sum = 0;
    for (let i = 0; i <= column; i++) sum += this.at(i, column) ** 2;
    return sum > LEAST_SQUARE && sum < MOST_SQUARE ? Math.sqrt(sum) : this.#lengthByShares(column);
  }

  #lengthByShares(column: number): number {
    const above = column * this.width;
    return Math.hypot(...this.#entries.subarray(above, above + column + 1));
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

/** The power of 2 that brings the greatest of a column near 1; 0 of one that is 0 below the diagonal. */
function unitOf(column: Float64Array, diagonal = NaN): number {
  const most = column.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  if (most === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.max(most, Math.abs(diagonal))));
  return Number.isFinite(exponent) ? 2 ** Math.min(1000, -exponent) : 1;
}
