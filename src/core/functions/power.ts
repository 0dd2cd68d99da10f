/** Real powers, and their derivative by the exponent. Twins of functions/power-parts.wgsl, power.wgsl and power-log.wgsl. */
import {
  infinityOf,
  isNaN32,
  isNotFinite,
  nanOf,
  normal,
  not,
  signOf,
  signed,
  sizeOf,
} from './bits.ts';
import type { Machine } from './machine.ts';
import { pairOf, sumOf } from './pairs.ts';
import { LN2, LN2_HIGH, LN2_LOW, log2Pair, powerOf, scaledBy } from './power-parts.ts';

/** As IEEE 754 and JavaScript have it where a or b is 0, infinite or NaN, or a is negative. */
function powerCases<F, W>(m: Machine<F, W>, a: F, b: F, value: F): F {
  const zero = m.constant(0);
  const one = m.constant(1);
  const infinite = infinityOf(m, zero);
  const falls = m.less(b, zero);
  const ofZero = m.select(value, m.select(zero, infinite, falls), m.equal(a, zero));
  const ofAll = m.select(ofZero, m.select(infinite, zero, falls), isNotFinite(m, a));
  // Of a negative a there are whole powers only, and the odd ones are negative.
  const half = m.multiply(m.constant(0.5), b);
  const isWhole = m.equal(m.floor(b), b);
  const isOdd = m.and(isWhole, not(m, m.equal(m.floor(half), half)));
  const withSign = signed(m, ofAll, m.and(signOf(m, a), isOdd));
  const isNone = m.and(m.less(a, zero), not(m, m.or(isWhole, isNotFinite(m, a))));
  const isUnsettled = m.and(m.equal(sizeOf(m, a), one), isNotFinite(m, b));
  const isNaN = m.or(m.or(isNone, isUnsettled), m.or(isNaN32(m, a), isNaN32(m, b)));
  return m.select(m.select(withSign, nanOf(m, zero), isNaN), one, m.equal(b, zero));
}

/** aᵇ */
export function power<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const [base, exponent] = [normal(m, a), normal(m, b)];
  const { k, mantissa } = powerOf(m, log2Pair(m, sizeOf(m, base)), exponent);
  return powerCases(m, base, exponent, scaledBy(m, sumOf(m, mantissa), k));
}

/** aᵇ · log a, and 0 where a = 0 and b ≥ 0: the derivative of a power by its exponent. */
export function powerLog<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const [base, exponent] = [normal(m, a), normal(m, b)];
  const zero = m.constant(0);
  const log2 = log2Pair(m, sizeOf(m, base));
  const { k, mantissa } = powerOf(m, log2, exponent);
  // log a = log 2 · log₂ a
  const exact = m.multiply(log2.head, m.constant(LN2_HIGH));
  const rest = m.add(
    m.multiply(log2.head, m.constant(LN2_LOW)),
    m.multiply(log2.tail, m.constant(LN2)),
  );
  const log = pairOf(m, exact, rest, zero);
  const mixed = m.add(
    m.multiply(mantissa.head, log.tail),
    m.multiply(mantissa.tail, sumOf(m, log)),
  );
  const value = scaledBy(m, m.add(m.multiply(mantissa.head, log.head), mixed), k);
  // At 0 and ∞ the logarithm is infinite, and so is the product or 0.
  const falls = m.less(exponent, zero);
  const infinite = infinityOf(m, zero);
  const least = infinityOf(m, m.constant(-1));
  const ofZero = m.select(value, m.select(zero, least, falls), m.equal(base, zero));
  const ofAll = m.select(ofZero, infinite, isNotFinite(m, base));
  const isUnsettled = m.or(
    m.and(isNotFinite(m, base), falls),
    m.and(isNotFinite(m, exponent), m.equal(base, m.constant(1))),
  );
  const isNone = m.or(m.less(base, zero), m.or(isNaN32(m, base), isNaN32(m, exponent)));
  return m.select(ofAll, nanOf(m, zero), m.or(isUnsettled, isNone));
}
