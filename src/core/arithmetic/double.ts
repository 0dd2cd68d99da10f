/**
 * Numbers of some 32 digits, each an unevaluated sum of two f64 (Dekker, Numer. Math. 18, 1971; the algorithms of Joldes,
 * Muller and Popescu, ACM TOMS 44, 2017).
 */

/** `hi` is the f64 next to hi + lo. */
export interface Double {
  readonly hi: number;
  readonly lo: number;
}

export const ZERO: Double = { hi: 0, lo: 0 };
export const ONE: Double = { hi: 1, lo: 0 };

/** 2²⁷ + 1: cuts an f64 into two halves, whose products are exact. */
export const SPLITTER = 134_217_729;

export function double(hi: number): Double {
  return { hi, lo: 0 };
}

/** a + b, exactly (Knuth). */
export function sumOf(a: number, b: number): Double {
  const hi = a + b;
  const back = hi - a;
  return { hi, lo: a - (hi - back) + (b - back) };
}

/** The same where |a| ≥ |b|. */
function normalised(a: number, b: number): Double {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** a·b, exactly, unless it is beyond 10³⁰⁰ or below 10⁻²⁹⁰. */
export function productOf(a: number, b: number): Double {
  const hi = a * b;
  const [p, q] = [SPLITTER * a, SPLITTER * b];
  const [aHigh, bHigh] = [p - (p - a), q - (q - b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return { hi, lo: aLow * bLow - (hi - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

export function add(a: Double, b: Double): Double {
  const high = sumOf(a.hi, b.hi);
  const low = sumOf(a.lo, b.lo);
  const rest = normalised(high.hi, high.lo + low.hi);
  return normalised(rest.hi, rest.lo + low.lo);
}

export function negate({ hi, lo }: Double): Double {
  return { hi: -hi, lo: -lo };
}

export function subtract(a: Double, b: Double): Double {
  return add(a, negate(b));
}

export function multiply(a: Double, b: Double): Double {
  const { hi, lo } = productOf(a.hi, b.hi);
  return normalised(hi, lo + (a.hi * b.lo + a.lo * b.hi));
}

export function divide(a: Double, b: Double): Double {
  const quotient = a.hi / b.hi;
  const rest = subtract(a, multiply(b, double(quotient)));
  const next = rest.hi / b.hi;
  const last = subtract(rest, multiply(b, double(next)));
  const sum = normalised(quotient, next);
  return add(sum, double(last.hi / b.hi));
}

/** One step of Newton's method from the root in f64. */
export function squareRoot(a: Double): Double {
  if (a.hi === 0) return ZERO;
  const root = Math.sqrt(a.hi);
  const rest = subtract(a, productOf(root, root));
  return normalised(root, rest.hi / (2 * root));
}
