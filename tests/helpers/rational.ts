/** Least squares of powers of x in rational numbers: no rounding until the end. */

interface Fraction {
  readonly p: bigint;
  readonly q: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const reduced = (p: bigint, q: bigint): Fraction => {
  const common = gcd(p, q) * (q < 0n ? -1n : 1n);
  return common === 0n ? { p, q: 1n } : { p: p / common, q: q / common };
};
const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.p * b.q + b.p * a.q, a.q * b.q);
const minus = (a: Fraction, b: Fraction): Fraction => reduced(a.p * b.q - b.p * a.q, a.q * b.q);
const times = (a: Fraction, b: Fraction): Fraction => reduced(a.p * b.p, a.q * b.q);
const over = (a: Fraction, b: Fraction): Fraction => reduced(a.p * b.q, a.q * b.p);
const ZERO: Fraction = { p: 0n, q: 1n };

/** An f64 is an integer over a power of 2. */
function exactly(value: number): Fraction {
  let scale = 0;
  while (!Number.isInteger(value * 2 ** scale)) scale++;
  return reduced(BigInt(value * 2 ** scale), 1n << BigInt(scale));
}

/** To the last bit but one: 80 bits of the quotient. */
function nearest({ p, q }: Fraction): number {
  const bits = BigInt(Math.max(0, q.toString(2).length - p.toString(2).length + 80));
  return Number((p << bits) / q) / 2 ** Number(bits);
}

const power = (base: Fraction, exponent: number): Fraction =>
  Array.from({ length: exponent }, () => base).reduce(times, { p: 1n, q: 1n });

function sums(x: readonly number[], y: readonly number[], powers: readonly number[]) {
  const n: Fraction = { p: BigInt(x.length), q: 1n };
  const columns = powers.map((k) => x.map((value) => power(exactly(value), k)));
  const target = y.map(exactly);
  const mean = (one: readonly Fraction[], other: readonly Fraction[]): Fraction =>
    over(one.map((value, i) => times(value, other[i] ?? ZERO)).reduce(plus), n);
  return {
    matrix: columns.map((one) => columns.map((other) => mean(one, other))),
    right: columns.map((one) => mean(one, target)),
    square: mean(target, target),
  };
}

/** Gauss's elimination: the pivots, and the matrix with its right side as it ends. */
function eliminated(matrix: readonly (readonly Fraction[])[], right: readonly Fraction[]) {
  const rows = matrix.map((row, p) => [...row, right[p] ?? ZERO]);
  for (const [p, pivot] of rows.entries()) {
    for (let r = p + 1; r < rows.length; r++) {
      const share = over(rows[r]?.[p] ?? ZERO, pivot[p] ?? ZERO);
      rows[r] = (rows[r] ?? []).map((value, k) => minus(value, times(share, pivot[k] ?? ZERO)));
    }
  }
  return rows;
}

export function exactBest(x: readonly number[], y: readonly number[], powers: readonly number[]) {
  const { matrix, right, square } = sums(x, y, powers);
  const rows = eliminated(matrix, right);
  const found: Fraction[] = powers.map(() => ZERO);
  for (let p = powers.length - 1; p >= 0; p--) {
    const row = rows[p] ?? [];
    const known = found.reduce((sum, value, k) => plus(sum, times(value, row[k] ?? ZERO)), ZERO);
    found[p] = over(minus(row.at(-1) ?? ZERO, known), row[p] ?? ZERO);
  }
  const explained = found.reduce(
    (sum, value, p) => plus(sum, times(value, right[p] ?? ZERO)),
    ZERO,
  );
  return {
    parameters: found.map(nearest),
    loss: nearest(minus(square, explained)),
    hessian: matrix.map((row) => row.map((value) => 2 * nearest(value))),
  };
}

/** The pivots of 1/n · ΦᵀΦ, whose product is its determinant. */
export function exactFactors(x: readonly number[], powers: readonly number[]): number[] {
  const { matrix, right } = sums(x, x, powers);
  return eliminated(matrix, right).map((row, p) => nearest(row[p] ?? ZERO));
}
