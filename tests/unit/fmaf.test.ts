import { describe, expect, test } from 'vitest';
import { fmaf } from '../../src/core/arithmetic/fmaf.ts';
import { Mt19937 } from '../../src/core/random/mt19937.ts';

/** An f32 as a whole number of 2^-149. */
function wholeOf(value: number): bigint {
  return BigInt(value * 2 ** 149);
}

/** a·b + c, rounded once to the nearest f32, ties to even, in whole numbers of 2^-298. */
function exactFmaf(a: number, b: number, c: number): number {
  const exact = wholeOf(a) * wholeOf(b) + (wholeOf(c) << 149n);
  const size = exact < 0n ? -exact : exact;
  // 24 bits, but none below 2^-149
  const shift = BigInt(Math.max(size.toString(2).length - 24, 149));
  const half = 1n << (shift - 1n);
  const floor = size >> shift;
  const rest = size - (floor << shift);
  const isUp = rest > half || (rest === half && floor % 2n === 1n);
  const rounded = Number(isUp ? floor + 1n : floor) * 2 ** (Number(shift) - 298);
  // From the midpoint between the largest f32 and 2^128 on.
  const value = rounded >= 2 ** 128 ? Infinity : rounded;
  return exact < 0n ? -value : value;
}

describe('fmaf', () => {
  const generator = new Mt19937(7);
  const bits = new Uint32Array(1);
  const asFloat = new Float32Array(bits.buffer);
  const fromBits = (value: number): number => {
    bits[0] = value;
    return asFloat[0] ?? NaN;
  };
  /** A random f32 of either sign, with an exponent from `least` to `most`. */
  const random = ([least = NaN, most = NaN]: readonly number[]): number => {
    const exponent = least + (generator.nextUint32() % (most - least + 1));
    const sign = generator.nextUint32() & 0x8000_0000;
    return fromBits((sign | ((exponent + 127) << 23) | (generator.nextUint32() >>> 9)) >>> 0);
  };
  const expectExact = (a: number, b: number, c: number): void => {
    const found = fmaf(a, b, c);
    const due = exactFmaf(a, b, c);
    // Loops of thousands: an assertion only where it fails.
    if (found !== due) expect([a, b, c, found]).toEqual([a, b, c, due]);
  };

  test('the reference itself', () => {
    expect(exactFmaf(3, 5, 7)).toBe(22);
    expect(exactFmaf(2 ** -12, 2 ** -12, 1)).toBe(1);
    expect(exactFmaf(2 ** -12, 2 ** -12, 1 + 2 ** -23)).toBe(1 + 2 ** -22);
    expect(exactFmaf(1, 2 ** -149, 0)).toBe(2 ** -149);
    expect(exactFmaf(0.5, 2 ** -149, 0)).toBe(0);
    expect(exactFmaf(-(2 ** 64), 2 ** 64, 0)).toBe(-Infinity);
  });

  test.each([
    ['near each other', [-2, 2], [-2, 2], [-4, 4]],
    ['of any size', [-127, 127], [-127, 127], [-127, 127]],
    ['with a sum that cancels', [0, 0], [0, 0], [0, 1]],
    ['of a step: lr, gradient, θ', [-10, -10], [-20, 8], [-3, 3]],
    ['with subnormal results', [-80, -60], [-80, -60], [-127, -120]],
    ['at the edge of overflow', [60, 64], [60, 64], [120, 127]],
  ] as const)('random numbers %s', (_name, a, b, c) => {
    for (let i = 0; i < 20_000; i++) {
      expectExact(random(a), random(b), random(c));
    }
  });

  test('ties of f32 that f64 alone cannot tell apart', () => {
    let misled = 0;
    for (let i = 0; i < 20_000; i++) {
      // c's neighbours are 2^-23 apart, and a·b is half of that, but for less than f64 shows.
      const c = 1 + (generator.nextUint32() >>> 9) * 2 ** -23;
      const near = 1 + ((generator.nextUint32() % 7) - 3) * 2 ** -23;
      const other = 1 + ((generator.nextUint32() % 7) - 3) * 2 ** -22;
      const sign = i % 2 === 0 ? 1 : -1;
      const [a, b] = [sign * near * 2 ** -11, Math.fround(other / near) * 2 ** -13];
      for (const [p, q, r] of [
        [a, b, c],
        [a, b, -c],
        [a, b, sign * 2 ** 10],
        [a, b * 2 ** 40, c * 2 ** 40],
      ] as const) {
        expectExact(p, q, r);
        if (Math.fround(p * q + r) !== exactFmaf(p, q, r)) misled++;
      }
    }
    expect(misled).toBeGreaterThan(1000);
  });

  test('a sum that is a power of 2 but for what f64 does not show', () => {
    for (let exponent = -60; exponent <= 60; exponent++) {
      for (const tiny of [-(2 ** -70), 2 ** -70]) {
        const c = 2 ** exponent;
        expectExact(tiny, c, c);
        expectExact(tiny, c, -c);
      }
    }
  });

  test('what is not finite, and zeros', () => {
    expect(fmaf(Infinity, 1, 1)).toBe(Infinity);
    expect(fmaf(1, 1, -Infinity)).toBe(-Infinity);
    expect(fmaf(Infinity, 1, -Infinity)).toBe(NaN);
    expect(fmaf(Infinity, 0, 1)).toBe(NaN);
    expect(fmaf(1, NaN, 1)).toBe(NaN);
    expect(fmaf(1, 1, -1)).toBe(0);
    expect(fmaf(-1, 0, -0)).toBe(-0);
  });
});
