/**
 * aᵇ = 2^(b·log₂ a), where the logarithm needs 32 digits more than the exponent takes of them: two floats
 * (the way of S. L. Moshier's and of Sun's powf). Twins of functions/power-parts.wgsl, power.wgsl and power-log.wgsl.
 */
import {
  clamped,
  head,
  infinityOf,
  isNaN32,
  isNotFinite,
  nanOf,
  normal,
  not,
  polynomial,
  shifted,
  signOf,
  signed,
  sizeBits,
  sizeOf,
} from './bits.ts';
import { expRest } from './exp.ts';
import { exponentOf, mantissaAt } from './log.ts';
import type { Machine } from './machine.ts';
import { pairOf, sumOf, type Pair } from './pairs.ts';

/** 2/(3·log 2), and log 2, each in twelve bits and the rest. */
const SCALE = 0.961796701;
const SCALE_HIGH = 0.9619140625;
const SCALE_LOW = -0.000117368574;
const LN2 = 0.693147182;
const LN2_HIGH = 0.693115234375;
const LN2_LOW = 3.19461833e-5;
/** 3·atanh(s)/s = 3 + s² + s⁴·P(s²), for |s| ≤ 0.1716 */
const ATANH = [0.351298451, 0.428206265, 0.600002289];

/** log₂ a of a normal a > 0. */
function log2Pair<F, W>(m: Machine<F, W>, a: F): Pair<F> {
  const one = m.constant(1);
  const three = m.constant(3);
  const k = exponentOf(m, a);
  const mantissa = mantissaAt(m, a, k);
  // log(mantissa) = 2·atanh(s), s = f/(mantissa + 1), f = mantissa − 1
  const f = m.subtract(mantissa, one);
  const sum = m.add(mantissa, one);
  const divisor = head(m, sum);
  const divisorTail = m.subtract(mantissa, m.subtract(divisor, one));
  const inverse = m.divide(one, sum);
  const s = head(m, m.multiply(f, inverse));
  const left = m.subtract(m.subtract(f, m.multiply(s, divisor)), m.multiply(s, divisorTail));
  const sTail = m.multiply(left, inverse);
  const whole = m.add(s, sTail);
  const square = m.multiply(whole, whole);
  const bend = m.multiply(m.multiply(square, square), polynomial(m, square, ATANH));
  // 3 + s² + …, where the square of a head is exact.
  const exact = m.multiply(s, s);
  const rest = m.add(bend, m.multiply(sTail, m.add(s, whole)));
  const factor = head(m, m.add(three, m.add(exact, rest)));
  const factorTail = m.add(m.subtract(exact, m.subtract(factor, three)), rest);
  // s·(3 + s² + …)
  const product = m.multiply(s, factor);
  const productTail = m.add(m.multiply(sTail, factor), m.multiply(factorTail, whole));
  const high = head(m, m.add(product, productTail));
  const low = m.add(m.subtract(product, high), productTail);
  // times 2/(3·log 2), plus k
  const scaled = m.multiply(high, m.constant(SCALE_HIGH));
  const scaledTail = m.add(
    m.multiply(high, m.constant(SCALE_LOW)),
    m.multiply(low, m.constant(SCALE)),
  );
  const exponent = m.ofWord(k);
  const first = head(m, m.add(exponent, m.add(scaled, scaledTail)));
  const tail = m.add(m.add(m.subtract(exponent, first), scaled), scaledTail);
  return { head: first, tail };
}

/** mantissa · 2ᵏ */
interface Scaled<F, W> {
  readonly k: W;
  readonly mantissa: Pair<F>;
}

/** Beyond, powers of two are infinite or 0 whatever they are multiplied by. */
const MOST_EXPONENT = 300;

/** 2^(high + low), where |high| is far more than |low| */
function exp2<F, W>(m: Machine<F, W>, high: F, low: F): Scaled<F, W> {
  const z = clamped(m, m.add(high, low), -MOST_EXPONENT, MOST_EXPONENT);
  const whole = m.floor(m.add(z, m.constant(0.5)));
  const zero = m.constant(0);
  const isBeyond = m.less(m.constant(MOST_EXPONENT), sizeOf(m, high));
  const left = m.select(m.subtract(high, whole), zero, isBeyond);
  const rest = m.select(low, zero, isBeyond);
  const first = head(m, m.add(left, rest));
  const tail = m.add(m.subtract(left, first), rest);
  const exact = m.multiply(first, m.constant(LN2_HIGH));
  const inexact = m.add(m.multiply(first, m.constant(LN2_LOW)), m.multiply(tail, m.constant(LN2)));
  const mantissa = pairOf(m, m.constant(1), exact, expRest(m, exact, inexact));
  return { k: m.toWord(whole), mantissa };
}

/** a · 2ᵏ; ±∞ above the finite, ±0 below the normal numbers. */
function scaledBy<F, W>(m: Machine<F, W>, a: F, k: W): F {
  const sign = m.ofBits(signOf(m, a));
  // The bits of a and the exponent together tell whether the result is normal.
  const exponent = m.plus(m.shiftRight(sizeBits(m, a), 23), k);
  const orZero = m.select(shifted(m, a, k), sign, m.lessWord(exponent, m.word(1)));
  return m.select(orZero, infinityOf(m, a), m.lessWord(m.word(254), exponent));
}

/** Larger ones change no power but that of 1, which is 1. */
const LARGEST = 2 ** 40;

/** |a|ᵇ for a normal a, from the logarithm. */
function powerOf<F, W>(m: Machine<F, W>, log2: Pair<F>, b: F): Scaled<F, W> {
  const exponent = clamped(m, b, -LARGEST, LARGEST);
  const high = head(m, exponent);
  const low = m.subtract(exponent, high);
  const rest = m.add(m.multiply(low, log2.head), m.multiply(exponent, log2.tail));
  return exp2(m, m.multiply(high, log2.head), rest);
}

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
