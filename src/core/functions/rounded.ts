/** What a device rounds once by itself, or is made to: no result is below the normal numbers. */
import { normal } from './bits.ts';
import type { Machine } from './machine.ts';

export function add<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return m.add(a, b);
}

export function subtract<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return m.subtract(a, b);
}

export function multiply<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return m.multiply(a, b);
}

/** a / b. Twin of quotients/kept.wgsl. */
export function divide<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return normal(m, m.divide(normal(m, a), normal(m, b)));
}

/** √a; NaN of a negative a. Twin of functions/sqrt.wgsl with roots/kept.wgsl. */
export function sqrt<F, W>(m: Machine<F, W>, a: F): F {
  return m.sqrt(normal(m, a));
}
