const f64 = new Float64Array(1);
const words = new Uint32Array(f64.buffer);
// Which of the two words holds the last bits of the mantissa.
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/**
 * a·b + c of f32 values in one rounding, as fmaf of C and `fma` of the kernels. The product is exact
 * in f64. The sum is rounded to odd there, so that the second rounding, to f32, cannot be misled
 * (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008).
 */
export function fmaf(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  // The error of the sum, exactly (Knuth's TwoSum).
  const back = sum - product;
  const error = product - (sum - back) + (c - back);
  // NaN comes from an infinity: then there is nothing to mend.
  if (error === 0 || Number.isNaN(error)) return Math.fround(sum);
  f64[0] = sum;
  const low = words[LOW] ?? 0;
  if (low % 2 === 1) return Math.fround(sum);
  if (error > 0 === sum > 0) {
    words[LOW] = low + 1;
  } else {
    // One unit towards 0: the borrow goes into the high word.
    if (low === 0) words[1 - LOW] = (words[1 - LOW] ?? 0) - 1;
    words[LOW] = low - 1;
  }
  return Math.fround(f64[0]);
}
