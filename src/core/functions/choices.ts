/** Functions that compute nothing, but choose. Twins of functions/choices.wgsl. */
import { isNaN32, nanOf, signed, sizeOf } from './bits.ts';
import type { Machine } from './machine.ts';

export function negate<F, W>(m: Machine<F, W>, a: F): F {
  return signed(m, a, m.word(0x80000000));
}

export function abs<F, W>(m: Machine<F, W>, a: F): F {
  return sizeOf(m, a);
}

/** −1, 0 or 1 */
export function sign<F, W>(m: Machine<F, W>, a: F): F {
  const zero = m.constant(0);
  const above = m.select(zero, m.constant(1), m.less(zero, a));
  return orNaN(m, a, a, m.select(above, m.constant(-1), m.less(a, zero)));
}

/** 1 from 0 on, 0 before. */
export function step<F, W>(m: Machine<F, W>, a: F): F {
  const zero = m.constant(0);
  return orNaN(m, a, a, m.select(m.constant(1), zero, m.less(a, zero)));
}

export function min<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return orNaN(m, a, b, m.select(b, a, m.less(a, b)));
}

export function max<F, W>(m: Machine<F, W>, a: F, b: F): F {
  return orNaN(m, a, b, m.select(b, a, m.less(b, a)));
}

/** 1 where a < b, ½ where they are equal, 0 where a > b. */
export function below<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const orHalf = m.select(m.constant(0), m.constant(0.5), m.equal(a, b));
  return orNaN(m, a, b, m.select(orHalf, m.constant(1), m.less(a, b)));
}

/** `value`, but NaN where a or b is. */
function orNaN<F, W>(m: Machine<F, W>, a: F, b: F, value: F): F {
  return m.select(m.select(value, nanOf(m, b), isNaN32(m, b)), nanOf(m, a), isNaN32(m, a));
}
