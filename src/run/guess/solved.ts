/**
 * x of (A + damping · diag A)·x = b, by Cholesky's method on A scaled to a diagonal of 1.
 * @param matrix A, symmetric: its lower half. [P][P]
 * @returns undefined where A is not positive definite, or something is not finite
 */
export function solved(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
  damping: number,
): readonly number[] | undefined {
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? NaN;
  // A parameter on which nothing depends stays.
  const scale = right.map((_, p) => Math.sqrt(at(p, p)) || 1);
  const factor: number[][] = [];
  const found: number[] = [];
  for (const [p, own] of scale.entries()) {
    const row: number[] = [];
    for (let q = 0; q <= p; q++) {
      const isOwn = q === p;
      let sum = isOwn ? 1 + damping : at(p, q) / own / (scale[q] ?? NaN);
      for (let k = 0; k < q; k++) sum -= (row[k] ?? NaN) * (isOwn ? (row[k] ?? NaN) : (factor[q]?.[k] ?? NaN)); // prettier-ignore
      row.push(isOwn ? Math.sqrt(sum) : sum / (factor[q]?.[q] ?? NaN));
    }
    if (!((row[p] ?? NaN) > 0 && Number.isFinite(row[p]))) return undefined;
    factor.push(row);
    const above = found.reduce((sum, value, k) => sum + value * (row[k] ?? NaN), 0);
    found.push(((right[p] ?? NaN) / own - above) / (row[p] ?? NaN));
  }
  for (let p = found.length - 1; p >= 0; p--) {
    let sum = found[p] ?? NaN;
    for (let k = p + 1; k < found.length; k++) sum -= (factor[k]?.[p] ?? NaN) * (found[k] ?? NaN);
    found[p] = sum / (factor[p]?.[p] ?? NaN);
  }
  const whole = found.map((value, p) => value / (scale[p] ?? NaN));
  return whole.every(Number.isFinite) ? whole : undefined;
}
