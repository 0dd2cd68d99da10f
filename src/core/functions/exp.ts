/** eˣ and eˣ − 1. Twins of functions/exp-parts.wgsl, exp.wgsl and expm1.wgsl. */
import {
  clamped,
  head,
  infinityOf,
  isNaN32,
  nanOf,
  normal,
  polynomial,
  shifted,
  sizeOf,
} from './bits.ts';
import type { Machine } from './machine.ts';
import type { Pair } from './pairs.ts';

const LOG2_E = 1.442695041;
/** ln 2 in two parts: the first has 15 bits, so that its products with whole numbers up to 511 are exact. */
const LN2_HIGH = 0.693145752;
const LN2_LOW = 1.42860677e-6;
/** (eʳ − 1 − r)/r² for |r| ≤ ½ ln 2: 1e-9 off. */
const EXP = [0.00139382249, 0.00836915616, 0.0416664295, 0.166665167, 0.5];
/** The same for |r| ≤ NEAR, 6e-10 off: the difference to 1 shows more. */
const EXPM1 = [0.000203120057, 0.00139539631, 0.00833225064, 0.0416662581, 0.166666731, 0.5];
/** From here on eˣ is no finite f32. */
const INFINITE_ABOVE = 88.7228317;
/** Below, it is no normal f32. */
const ZERO_BELOW = -87.3365402;

/** x = k·log 2 + (high + low), where |high| ≤ 0.35 is exact */
interface Split<F, W> {
  readonly k: W;
  readonly high: F;
  readonly low: F;
}

/** The whole number next to x/log 2. */
function wholeOf<F, W>(m: Machine<F, W>, x: F): F {
  return m.floor(m.add(m.multiply(x, m.constant(LOG2_E)), m.constant(0.5)));
}

/** For |k| ≤ 511. */
function splitOf<F, W>(m: Machine<F, W>, x: F, k: F): Split<F, W> {
  const high = m.subtract(x, m.multiply(k, m.constant(LN2_HIGH)));
  return { k: m.toWord(k), high, low: m.multiply(k, m.constant(-LN2_LOW)) };
}

/** eˣ = 2ᵏ · (1 + (high + rest)) */
export interface ExpParts<F, W> {
  readonly k: W;
  readonly high: F;
  readonly rest: F;
}

/** For |x| ≤ 350. */
export function expParts<F, W>(m: Machine<F, W>, x: F): ExpParts<F, W> {
  const { k, high, low } = splitOf(m, x, wholeOf(m, x));
  return { k, high, rest: expRest(m, high, low) };
}

/** eʳ − 1 − high, where r = high + low */
export function expRest<F, W>(
  m: Machine<F, W>,
  high: F,
  low: F,
  coefficients: readonly number[] = EXP,
): F {
  const r = m.add(high, low);
  return m.add(m.multiply(m.multiply(r, r), polynomial(m, r, coefficients)), low);
}

/** 1 + (high + rest), with its rounding error. */
export function mantissaPair<F, W>(m: Machine<F, W>, { high, rest }: ExpParts<F, W>): Pair<F> {
  const one = m.constant(1);
  const first = head(m, m.add(one, m.add(high, rest)));
  return { head: first, tail: m.add(m.add(m.subtract(one, first), high), rest) };
}

/** 1 + (high + rest) */
export function mantissaOf<F, W>(m: Machine<F, W>, { high, rest }: ExpParts<F, W>): F {
  return m.add(m.constant(1), m.add(high, rest));
}

/** eˣ; 0 where it is below the normal numbers. */
export function exp<F, W>(m: Machine<F, W>, x: F): F {
  const parts = expParts(m, clamped(m, x, ZERO_BELOW, INFINITE_ABOVE));
  const value = shifted(m, mantissaOf(m, parts), parts.k);
  const orZero = m.select(value, m.constant(0), m.less(x, m.constant(ZERO_BELOW)));
  return nanOrInfinite(m, x, orZero);
}

/** log 1.5: up to here eˣ − 1 does without a multiple of log 2, which would cost it digits. */
const NEAR = 0.405465096;
/** 2⁻²⁵: below, eˣ − 1 is x. */
const ITSELF_BELOW = 2 ** -25;
/** From this k on, 1 is smaller beside 2ᵏ than the rest. */
const LARGE_FROM = 16;
/** Below, eˣ − 1 rounds to −1. */
const MINUS_ONE_BELOW = -18;

/** eˣ − 1, with the digits that the difference of eˣ and 1 would lose. */
export function expm1<F, W>(m: Machine<F, W>, x: F): F {
  const given = clamped(m, x, MINUS_ONE_BELOW, INFINITE_ABOVE);
  const isNear = m.less(sizeOf(m, x), m.constant(NEAR));
  const whole = m.select(wholeOf(m, given), m.constant(0), isNear);
  const { k, high, low } = splitOf(m, given, whole);
  const rest = expRest(m, high, low, EXPM1);
  // Halves, since 2¹²⁸ is no f32: ½·(eˣ − 1) = (½·2ᵏ − ½) + ½·2ᵏ·(high + rest)
  const half = m.constant(0.5);
  const zero = m.constant(0);
  const scale = shifted(m, half, k);
  // The ½ belongs to what has its size.
  const isLarge = m.lessWord(m.word(LARGE_FROM), k);
  const base = m.subtract(scale, m.select(half, zero, isLarge));
  // Where k > 0 the base and the high part add up exactly; where k < 0 it is better to add the parts first.
  const isLess = m.lessWord(k, m.word(0));
  const first = m.multiply(scale, m.select(high, m.add(high, rest), isLess));
  const second = m.multiply(scale, m.select(rest, zero, isLess));
  const last = m.subtract(second, m.select(zero, half, isLarge));
  const halved = m.add(m.add(base, first), last);
  const value = m.multiply(m.constant(2), halved);
  const isSmall = m.less(sizeOf(m, x), m.constant(ITSELF_BELOW));
  return nanOrInfinite(m, x, m.select(value, normal(m, x), isSmall));
}

/** `value`, but what is due where x is above the finite values, or NaN. */
function nanOrInfinite<F, W>(m: Machine<F, W>, x: F, value: F): F {
  const isInfinite = m.less(m.constant(INFINITE_ABOVE), x);
  return m.select(m.select(value, infinityOf(m, x), isInfinite), nanOf(m, x), isNaN32(m, x));
}
