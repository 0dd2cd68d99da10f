/**
 * a·b + c for f32 a, b and c, rounded to f32 once, as the fused instruction does that torch's AVX2
 * build is full of. The product of two f32 is exact in f64; the sum is rounded to f64 before it is
 * rounded to f32, which changes the last bit about once in 2^29.
 */
export function fma(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}
