/** Sobol's sequence in up to four dimensions: any 2^k points that follow on a multiple of 2^k are spread evenly. */

const BITS = 32;

/** Primitive polynomials and first direction numbers of the dimensions behind the first (Joe and Kuo 2008). */
const DIMENSIONS = [
  { a: 0, m: [1] },
  { a: 1, m: [1, 3] },
  { a: 1, m: [1, 3, 1] },
] as const;

/** What each bit of a point's number adds, as a fraction of 2^32. [dimensions][32] */
const DIRECTIONS: readonly (readonly number[])[] = [
  Array.from({ length: BITS }, (_, k) => 2 ** (BITS - 1 - k)),
  ...DIMENSIONS.map(({ a, m }) => directionsOf(a, m)),
];

function directionsOf(a: number, first: readonly number[]): number[] {
  const s = first.length;
  const m: number[] = [...first];
  for (let k = s; k < BITS; k++) {
    // m_k = 2·a_1·m_{k−1} ⊕ … ⊕ 2^{s−1}·a_{s−1}·m_{k−s+1} ⊕ 2^s·m_{k−s} ⊕ m_{k−s}; of 33 bits and more none counts.
    let next = BigInt(m[k - s] ?? 0) ^ (BigInt(m[k - s] ?? 0) << BigInt(s));
    for (let i = 1; i < s; i++)
      if (((a >> (s - 1 - i)) & 1) === 1) next ^= BigInt(m[k - i] ?? 0) << BigInt(i);
    m.push(Number(next));
  }
  return m.map((one, k) => one * 2 ** (BITS - 1 - k));
}

/**
 * A point, each of its numbers from 0 to below 1; the first is 0.
 * @param point from 0 to below 2^32
 * @param dimensions from 1 to 4
 */
export function sobolAt(point: number, dimensions: number): readonly number[] {
  const gray = (point ^ (point >>> 1)) >>> 0;
  return DIRECTIONS.slice(0, dimensions).map((directions) => {
    let sum = 0;
    for (let k = 0; k < BITS; k++) if (((gray >>> k) & 1) === 1) sum ^= directions[k] ?? 0;
    return (sum >>> 0) / 2 ** BITS;
  });
}
