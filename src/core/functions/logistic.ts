/** 1/(1 + e⁻ᶻ) and its integral. Twins of functions/sigmoid.wgsl and softplus.wgsl. */
import { clamped, isNaN32, nanOf, shifted, signed, sizeOf } from './bits.ts';
import { exp, expParts, mantissaPair } from './exp.ts';
import { log1p } from './log.ts';
import type { Machine } from './machine.ts';
import { pairOf, ratio } from './pairs.ts';

/** Below, e^z is no normal f32. */
const ZERO_BELOW = -87.3365402;

/** With e = e^−|z|: 1/(1 + e) where z ≥ 0, and e/(1 + e) elsewhere. 0 below the normal numbers. */
export function sigmoid<F, W>(m: Machine<F, W>, z: F): F {
  const zero = m.constant(0);
  const one = m.constant(1);
  const minusSize = signed(m, sizeOf(m, z), m.word(0x80000000));
  const parts = expParts(m, clamped(m, minusSize, ZERO_BELOW, 0));
  // e = 2ᵏ·mantissa, which is divided before it is scaled, so that its tail is not too small for an f32.
  const mantissa = mantissaPair(m, parts);
  const scale = shifted(m, one, parts.k);
  const divisor = pairOf(
    m,
    one,
    m.multiply(scale, mantissa.head),
    m.multiply(scale, mantissa.tail),
  );
  const isNegative = m.less(z, zero);
  const dividend = {
    head: m.select(one, mantissa.head, isNegative),
    tail: m.select(zero, mantissa.tail, isNegative),
  };
  const quotient = ratio(m, dividend, divisor);
  const falling = m.select(shifted(m, quotient, parts.k), zero, m.less(z, m.constant(ZERO_BELOW)));
  return m.select(m.select(quotient, falling, isNegative), nanOf(m, z), isNaN32(m, z));
}

/** log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|) */
export function softplus<F, W>(m: Machine<F, W>, z: F): F {
  const zero = m.constant(0);
  const minusSize = signed(m, sizeOf(m, z), m.word(0x80000000));
  const rest = log1p(m, exp(m, minusSize));
  const value = m.add(m.select(zero, z, m.less(zero, z)), rest);
  return m.select(value, nanOf(m, z), isNaN32(m, z));
}
