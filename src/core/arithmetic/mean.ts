/** 1/n · Σ term(i), summed with Neumaier's compensation (ZAMM 54, 1974). */
export function compensatedMean(n: number, term: (i: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const value = term(i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return (sum + lost) / n;
}

/** A column of f64 by pieces: the rows from `first` on, as many as there is room for. */
export type Column = (first: number, into: Float64Array) => void;

/** So many rows at a time stay close at hand. */
export const BLOCK = 4096;

/** 1/n · Σ of a column, as {@link compensatedMean}, for many rows. */
export function columnMean(n: number, column: Column): number {
  const block = new Float64Array(Math.min(n, BLOCK));
  let sum = 0;
  let lost = 0;
  for (let first = 0; first < n; first += BLOCK) {
    const rows = Math.min(BLOCK, n - first);
    const values = rows < block.length ? block.subarray(0, rows) : block;
    column(first, values);
    for (let i = 0; i < rows; i++) {
      const value = values[i] ?? NaN;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
  }
  return (sum + lost) / n;
}

/** v̄ and 1/n · Σ(v − v̄)², which is 0 only where all values are equal. */
export function spreadOf(values: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
} {
  const n = values.length;
  const first = values[0] ?? NaN;
  let i = 1;
  while (i < n && values[i] === first) i++;
  // Apart, since their rounded mean could differ from them by a last bit, and that pass for a spread.
  if (i >= n) return { mean: first, variance: 0 };
  const mean = compensatedMean(n, (k) => values[k] ?? NaN);
  return { mean, variance: compensatedMean(n, (k) => ((values[k] ?? NaN) - mean) ** 2) };
}
