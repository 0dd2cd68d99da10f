/** What is asked of the bits of an f32, and done with them: exact on every device. Twin of functions/bits.wgsl. */
import type { Machine } from './machine.ts';

const SIGN = 0x80000000;
const INFINITE = 0x7f800000;
const QUIET_NAN = 0x7fc00000;
const LEAST_NORMAL = 0x00800000;
/** All but the last twelve: products of two heads are exact. */
const HEAD = 0xfffff000;

export function signOf<F, W>(m: Machine<F, W>, a: F): W {
  return m.and(m.bits(a), m.word(SIGN));
}

/** |a| */
export function sizeOf<F, W>(m: Machine<F, W>, a: F): F {
  return m.ofBits(sizeBits(m, a));
}

/** The bits of |a|, which are in the order of the numbers; NaN comes after infinity. */
export function sizeBits<F, W>(m: Machine<F, W>, a: F): W {
  return m.and(m.bits(a), m.word(~SIGN));
}

/** `a` with the sign turned round where `sign` has its bit. */
export function signed<F, W>(m: Machine<F, W>, a: F, sign: W): F {
  return m.ofBits(m.xor(m.bits(a), sign));
}

/** Whole numbers in the order of the numbers, and −0 before 0: so it does not matter which of two is named first. */
export function ordered<F, W>(m: Machine<F, W>, a: F): W {
  const bits = m.bits(a);
  return m.xor(bits, m.and(m.shiftRight(bits, 31), m.word(0x7fffffff)));
}

/** Not by a ≠ a, which compilers may take for false. */
export function isNaN32<F, W>(m: Machine<F, W>, a: F): W {
  return m.lessWord(m.word(INFINITE), sizeBits(m, a));
}

/** NaN, made of an `a`, since WGSL lets nobody write one down. */
export function nanOf<F, W>(m: Machine<F, W>, a: F): F {
  return m.ofBits(m.or(m.bits(a), m.word(QUIET_NAN)));
}

/** Infinity of the sign that `a` has. */
export function infinityOf<F, W>(m: Machine<F, W>, a: F): F {
  return m.ofBits(m.or(signOf(m, a), m.word(INFINITE)));
}

/** The other answer. */
export function not<F, W>(m: Machine<F, W>, a: W): W {
  return m.xor(a, m.word(-1));
}

/** Infinite, or NaN. */
export function isNotFinite<F, W>(m: Machine<F, W>, a: F): W {
  return m.lessWord(m.word(INFINITE - 1), sizeBits(m, a));
}

/** 0 for what is below the least normal number, which some devices take for 0 and others do not. */
export function normal<F, W>(m: Machine<F, W>, a: F): F {
  return m.select(a, m.ofBits(signOf(m, a)), m.lessWord(sizeBits(m, a), m.word(LEAST_NORMAL)));
}

/** `a` without the last half of its digits. */
export function head<F, W>(m: Machine<F, W>, a: F): F {
  return m.ofBits(m.and(m.bits(a), m.word(HEAD)));
}

/** a · 2ᵏ, where that is a normal number. */
export function shifted<F, W>(m: Machine<F, W>, a: F, k: W): F {
  return m.ofBits(m.plus(m.bits(a), m.shiftLeft(k, 23)));
}

/** a where lower ≤ a ≤ upper, and the nearer of the two elsewhere. */
export function clamped<F, W>(m: Machine<F, W>, a: F, lower: number, upper: number): F {
  const [l, u] = [m.constant(lower), m.constant(upper)];
  const atLeast = m.select(l, a, m.less(l, a));
  return m.select(u, atLeast, m.less(atLeast, u));
}

/** Horner's rule; the highest power comes first. */
export function polynomial<F, W>(m: Machine<F, W>, z: F, coefficients: readonly number[]): F {
  const [first = 0, ...others] = coefficients;
  return others.reduce((p, c) => m.add(m.multiply(p, z), m.constant(c)), m.constant(first));
}
