/** sinh, cosh and tanh. Twins of functions/half-exp.wgsl, sinh.wgsl, cosh.wgsl and tanh.wgsl. */
import {
  clamped,
  infinityOf,
  isNaN32,
  nanOf,
  normal,
  polynomial,
  shifted,
  signOf,
  signed,
  sizeOf,
} from './bits.ts';
import { expParts, mantissaOf } from './exp.ts';
import type { Machine } from './machine.ts';
import { differenceOf, ratio } from './pairs.ts';

/** (sinh x − x)/x³ in z = x², for |x| ≤ 1 */
const SINH = [2.79153824e-6, 0.0001984142, 0.00833331607, 0.166666672];
/** From here on ½·eˣ is no finite f32. */
const INFINITE_ABOVE = 89.4159851;
/** From here on tanh x rounds to 1. */
const ONE_FROM = 9.1;
/** From this k on, 1 − 2ᵏ is exact. */
const TINY_BELOW = -16;
/** Below, tanh x = x. */
const ITSELF_BELOW = 2 ** -12;

/** ½·e^|x| and ½·e^−|x| */
function halves<F, W>(m: Machine<F, W>, size: F): readonly [F, F] {
  const parts = expParts(m, clamped(m, size, 0, INFINITE_ABOVE));
  const mantissa = mantissaOf(m, parts);
  const growing = shifted(m, mantissa, m.minus(parts.k, m.word(1)));
  // Beside the other, 2⁻¹⁰⁰ is nothing; without a limit it would leave the normal numbers.
  const falls = m.minus(m.word(0), m.minWord(parts.k, m.word(100)));
  return [growing, shifted(m, m.divide(m.constant(0.5), mantissa), falls)];
}

export function cosh<F, W>(m: Machine<F, W>, x: F): F {
  const size = sizeOf(m, x);
  const [growing, falling] = halves(m, size);
  return ends(m, x, size, m.add(growing, falling));
}

export function sinh<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const size = sizeOf(m, given);
  const [growing, falling] = halves(m, size);
  const z = m.multiply(size, size);
  const series = m.add(size, m.multiply(size, m.multiply(z, polynomial(m, z, SINH))));
  const isNear = m.less(size, m.constant(1));
  const value = m.select(m.subtract(growing, falling), series, isNear);
  return signed(m, ends(m, x, size, value), signOf(m, x));
}

/** `value`, but what is due where x is above the finite values, or NaN. */
function ends<F, W>(m: Machine<F, W>, x: F, size: F, value: F): F {
  const isInfinite = m.less(m.constant(INFINITE_ABOVE), size);
  return m.select(m.select(value, infinityOf(m, size), isInfinite), nanOf(m, x), isNaN32(m, x));
}

/** With E = e^(−2·|x|) − 1, which keeps the digits of a small x: tanh |x| = −E/(2 + E). */
export function tanh<F, W>(m: Machine<F, W>, x: F): F {
  const size = sizeOf(m, x);
  const doubled = m.multiply(m.constant(-2), clamped(m, size, 0, ONE_FROM));
  const { k, high, rest } = expParts(m, doubled);
  const scale = shifted(m, m.constant(1), k);
  // −E = 1 − 2ᵏ − 2ᵏ·(high + rest), where a small 2ᵏ goes with the rest.
  const one = m.constant(1);
  const zero = m.constant(0);
  const isTiny = m.lessWord(k, m.word(TINY_BELOW));
  const low = m.add(m.multiply(scale, rest), m.select(zero, scale, isTiny));
  const base = m.subtract(one, m.select(scale, zero, isTiny));
  const minusE = differenceOf(m, base, m.multiply(scale, high), low);
  const twoAndE = differenceOf(m, m.constant(2), minusE.head, minusE.tail);
  const value = ratio(m, minusE, twoAndE);
  const orItself = m.select(value, normal(m, size), m.less(size, m.constant(ITSELF_BELOW)));
  return m.select(signed(m, orItself, signOf(m, x)), nanOf(m, x), isNaN32(m, x));
}
