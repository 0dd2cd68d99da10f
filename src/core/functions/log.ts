/** Natural logarithms. Twins of functions/log-parts.wgsl, log.wgsl, log1p.wgsl and xlogx.wgsl. */
import {
  head,
  infinityOf,
  isNaN32,
  isNotFinite,
  nanOf,
  normal,
  polynomial,
  shifted,
  sizeOf,
} from './bits.ts';
import type { Machine } from './machine.ts';

/** √½ rounded up, as bits. */
const SQRT_HALF_BITS = 0x3f3504f3;
const LN2_HIGH = 0.693145752;
const LN2_LOW = 1.42860677e-6;
/** (log(1 + f) − f + f²/2)/f³ for √½ ≤ 1 + f < √2: 6e-9 of the logarithm off. */
const LOG = [
  -0.0764023513, 0.127655834, -0.131599218, 0.142011687, -0.166233242, 0.200012535, -0.250008225,
  0.333333313,
];

/** The whole k for which √½ ≤ x·2⁻ᵏ < √2; x normal and positive. */
export function exponentOf<F, W>(m: Machine<F, W>, x: F): W {
  return m.shiftRight(m.minus(m.bits(x), m.word(SQRT_HALF_BITS)), 23);
}

/** x·2⁻ᵏ */
export function mantissaAt<F, W>(m: Machine<F, W>, x: F, k: W): F {
  return shifted(m, x, m.minus(m.word(0), k));
}

/** k·log 2 + log(1 + a + b) */
function logOf<F, W>(m: Machine<F, W>, k: W, a: F, b: F): F {
  const exponent = m.ofWord(k);
  const f = m.add(a, b);
  // log(1 + f) − f = f²·(f·P(f) − ½)
  const inner = m.subtract(m.multiply(f, polynomial(m, f, LOG)), m.constant(0.5));
  const bend = m.multiply(m.multiply(f, f), inner);
  // k·log 2 + f with the digits of both: a head, and what it leaves.
  const whole = m.multiply(exponent, m.constant(LN2_HIGH));
  const first = head(m, m.add(whole, f));
  const left = m.add(m.add(m.subtract(whole, first), a), b);
  const low = m.multiply(exponent, m.constant(LN2_LOW));
  return m.add(first, m.add(m.add(left, bend), low));
}

/** The logarithm of what is given as `value` has come out: −∞ at 0, NaN below it; `x` itself at ∞ and NaN. */
function logCases<F, W>(m: Machine<F, W>, x: F, value: F): F {
  const zero = m.constant(0);
  const least = infinityOf(m, m.constant(-1));
  const orLeast = m.select(value, least, m.equal(x, zero));
  const orItself = m.select(orLeast, x, isNotFinite(m, x));
  return m.select(orItself, nanOf(m, x), m.or(m.less(x, zero), isNaN32(m, x)));
}

/** log x */
export function log<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const k = exponentOf(m, given);
  const value = logOf(m, k, m.subtract(mantissaAt(m, given, k), m.constant(1)), m.constant(0));
  return logCases(m, given, value);
}

/** 2⁻²⁵: below, log(1 + x) is x. */
const ITSELF_BELOW = 2 ** -25;

/** log(1 + x), with the digits that 1 + x loses. */
export function log1p<F, W>(m: Machine<F, W>, x: F): F {
  const one = m.constant(1);
  const given = normal(m, x);
  const sum = m.add(one, given);
  const k = exponentOf(m, sum);
  // f = (1 + x)·2⁻ᵏ − 1 = (2⁻ᵏ − 1) + x·2⁻ᵏ
  const scale = mantissaAt(m, one, m.minWord(k, m.word(126)));
  const a = m.subtract(scale, one);
  const b = mantissaAt(m, given, k);
  // Where k < 0, f is exact; elsewhere it is not, and its parts are.
  const isExact = m.lessWord(k, m.word(0));
  const zero = m.constant(0);
  const value = logOf(m, k, m.select(a, m.add(a, b), isExact), m.select(b, zero, isExact));
  const isSmall = m.less(sizeOf(m, given), m.constant(ITSELF_BELOW));
  return m.select(logCases(m, sum, value), given, isSmall);
}

/** x · log x, and 0 at 0. */
export function xlogx<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const product = normal(m, m.multiply(given, log(m, given)));
  return m.select(product, m.constant(0), m.equal(given, m.constant(0)));
}
