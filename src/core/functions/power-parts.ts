/**
 * aᵇ = 2^(b·log₂ a). The exponent takes up to eight digits of the logarithm before the point, so that it needs more than
 * an f32 has: a head and a tail (the way of Sun's powf). Twin of functions/power-parts.wgsl.
 */
import {
  clamped,
  head,
  infinityOf,
  polynomial,
  shifted,
  signOf,
  sizeBits,
  sizeOf,
} from './bits.ts';
import { expRest } from './exp.ts';
import { exponentOf, mantissaAt } from './log.ts';
import type { Machine } from './machine.ts';
import { pairOf, type Pair } from './pairs.ts';

/** 2/(3·log 2), and log 2, each in twelve bits and the rest. */
const SCALE = 0.961796701;
const SCALE_HIGH = 0.9619140625;
const SCALE_LOW = -0.000117368574;
export const LN2 = 0.693147182;
export const LN2_HIGH = 0.693115234375;
export const LN2_LOW = 3.19461833e-5;
/** 3·atanh(s)/s = 3 + s² + s⁴·P(s²), for |s| ≤ 0.1716 */
const ATANH = [0.351298451, 0.428206265, 0.600002289];

/** log₂ a of a normal a > 0. */
export function log2Pair<F, W>(m: Machine<F, W>, a: F): Pair<F> {
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
export function scaledBy<F, W>(m: Machine<F, W>, a: F, k: W): F {
  const sign = m.ofBits(signOf(m, a));
  // The bits of a and the exponent together tell whether the result is normal.
  const exponent = m.plus(m.shiftRight(sizeBits(m, a), 23), k);
  const orZero = m.select(shifted(m, a, k), sign, m.lessWord(exponent, m.word(1)));
  return m.select(orZero, infinityOf(m, a), m.lessWord(m.word(254), exponent));
}

/** Larger ones change no power but that of 1, which is 1. */
const LARGEST = 2 ** 40;

/** |a|ᵇ for a normal a, from the logarithm. */
export function powerOf<F, W>(m: Machine<F, W>, log2: Pair<F>, b: F): Scaled<F, W> {
  const exponent = clamped(m, b, -LARGEST, LARGEST);
  const high = head(m, exponent);
  const low = m.subtract(exponent, high);
  const rest = m.add(m.multiply(low, log2.head), m.multiply(exponent, log2.tail));
  return exp2(m, m.multiply(high, log2.head), rest);
}
