/** What the numbers of a precision are like. */
import type { Precision } from '../types.ts';

/** The greatest relative error of one rounding: half the distance from 1 to the next number. */
export const UNIT_ROUNDOFF = {
  f32: 2 ** -24,
  f64: 2 ** -53,
  // Of each of the two floats.
  compensated: 2 ** -24,
} as const satisfies Record<Precision, number>;

/** The largest finite f32. */
export const MOST_F32 = (2 - 2 ** -23) * 2 ** 127;

/** The least normal f32: WGSL lets a GPU take any smaller number for 0. */
export const LEAST_F32 = 2 ** -126;

/** From an f32 of this size to the next larger one: 2^(e − 23), where 2^e ≤ |value| < 2^(e + 1). */
export function spacing(value: number): number {
  const size = Math.abs(value);
  // log2 may round up to the next power where the value is just below it.
  const guess = Math.floor(Math.log2(size));
  const exponent = 2 ** guess > size ? guess - 1 : guess;
  return 2 ** (Math.max(exponent, -126) - 23);
}
