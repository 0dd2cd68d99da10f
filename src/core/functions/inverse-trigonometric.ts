/** Arc sine, arc cosine and arc tangent. Twins of functions/arc-parts.wgsl, asin.wgsl, acos.wgsl and atan.wgsl. */
import { isNaN32, nanOf, normal, polynomial, signOf, signed, sizeOf } from './bits.ts';
import type { Machine } from './machine.ts';
import { pairOf, sumOf } from './pairs.ts';

/** π/2 and π, rounded, and what rounding left out. */
const HALF_PI = [1.57079637, -4.37113883e-8] as const;
const PI = [3.14159274, -8.74227766e-8] as const;
/** (asin s − s)/s³ in z = s², for |s| ≤ ½ */
const ASIN = [0.0422105119, 0.0241528153, 0.0454759113, 0.0749525279, 0.166667536];
/** (atan t − t)/t³ in z = t², for |t| ≤ 1 */
const ATAN = [
  0.00292035984, -0.0163665209, 0.0432094261, -0.0755199343, 0.106658928, -0.142110243, 0.199937686,
  -0.333331525,
];
/** 1/t of a larger one would be below the normal numbers. */
const LARGEST = 2 ** 100;

/** asin of s is s + bend, where s = |x| up to ½, and above it √((1 − |x|)/2), for which asin |x| = π/2 − 2·asin s. */
interface Arc<F, W> {
  readonly isFar: W;
  readonly s: F;
  readonly bend: F;
}

function arcOf<F, W>(m: Machine<F, W>, x: F): Arc<F, W> {
  const size = sizeOf(m, x);
  const half = m.constant(0.5);
  const isFar = m.less(half, size);
  const square = m.multiply(half, m.subtract(m.constant(1), size));
  const z = m.select(m.multiply(size, size), square, isFar);
  const isBeyond = m.less(square, m.constant(0));
  const s = m.select(size, m.sqrt(m.select(square, m.constant(0), isBeyond)), isFar);
  return { isFar, s, bend: m.multiply(s, m.multiply(z, polynomial(m, z, ASIN))) };
}

/** NaN where |x| > 1. */
function within<F, W>(m: Machine<F, W>, x: F, value: F): F {
  const isWithin = m.less(sizeOf(m, x), m.constant(1 + 2 ** -23));
  return m.select(nanOf(m, x), value, isWithin);
}

/** whole − 2·(s + bend), where `whole` is given in two parts. */
function without<F, W>(
  m: Machine<F, W>,
  [high, low]: readonly [number, number],
  { s, bend }: Arc<F, W>,
): F {
  const twice = m.multiply(m.constant(-2), s);
  const rest = m.subtract(m.constant(low), m.multiply(m.constant(2), bend));
  return sumOf(m, pairOf(m, m.constant(high), twice, rest));
}

export function asin<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const arc = arcOf(m, given);
  const value = m.select(m.add(arc.s, arc.bend), without(m, HALF_PI, arc), arc.isFar);
  return within(m, x, signed(m, value, signOf(m, given)));
}

export function acos<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const arc = arcOf(m, given);
  const sign = signOf(m, given);
  const isNegative = m.less(given, m.constant(0));
  const two = m.constant(2);
  const far = m.select(
    m.add(m.multiply(two, arc.s), m.multiply(two, arc.bend)),
    without(m, PI, arc),
    isNegative,
  );
  const [high, low] = HALF_PI;
  const first = m.subtract(m.constant(high), signed(m, arc.s, sign));
  const near = m.add(first, m.subtract(m.constant(low), signed(m, arc.bend, sign)));
  return within(m, x, m.select(near, far, arc.isFar));
}

export function atan<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const size = sizeOf(m, given);
  const one = m.constant(1);
  const isFar = m.less(one, size);
  const isTooFar = m.less(m.constant(LARGEST), size);
  // atan |x| = π/2 − atan(1/|x|)
  const divisor = m.select(m.select(one, size, isFar), m.constant(LARGEST), isTooFar);
  const t = m.select(size, m.divide(one, divisor), isFar);
  const z = m.multiply(t, t);
  const bend = m.multiply(t, m.multiply(z, polynomial(m, z, ATAN)));
  const [high, low] = HALF_PI;
  const far = m.add(m.subtract(m.constant(high), t), m.subtract(m.constant(low), bend));
  const value = signed(m, m.select(m.add(t, bend), far, isFar), signOf(m, given));
  return m.select(value, nanOf(m, x), isNaN32(m, x));
}
