/** Functions that compute nothing, but choose. Twins of functions/choices.wgsl. */
import { isNaN32, nanOf, normal, ordered, signed, sizeOf } from './bits.ts';
import type { Machine } from './machine.ts';

export function negate<F, W>(m: Machine<F, W>, a: F): F {
  return signed(m, a, m.word(0x80000000));
}

export function abs<F, W>(m: Machine<F, W>, a: F): F {
  return sizeOf(m, a);
}

/** −1, 0 or 1 */
export function sign<F, W>(m: Machine<F, W>, a: F): F {
  const given = normal(m, a);
  const zero = m.constant(0);
  const above = m.select(zero, m.constant(1), m.less(zero, given));
  return orNaN(m, a, a, m.select(above, m.constant(-1), m.less(given, zero)));
}

/** 1 from 0 on, 0 before. */
export function step<F, W>(m: Machine<F, W>, a: F): F {
  const zero = m.constant(0);
  return orNaN(m, a, a, m.select(m.constant(1), zero, m.less(normal(m, a), zero)));
}

export function min<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const [first, second] = [normal(m, a), normal(m, b)];
  return orNaN(m, a, b, m.select(second, first, isBelow(m, first, second)));
}

export function max<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const [first, second] = [normal(m, a), normal(m, b)];
  return orNaN(m, a, b, m.select(second, first, isBelow(m, second, first)));
}

/** 1 where a < b, ½ where they are equal, 0 where a > b. */
export function below<F, W>(m: Machine<F, W>, a: F, b: F): F {
  const [first, second] = [normal(m, a), normal(m, b)];
  const orHalf = m.select(m.constant(0), m.constant(0.5), m.equal(first, second));
  return orNaN(m, a, b, m.select(orHalf, m.constant(1), m.less(first, second)));
}

function isBelow<F, W>(m: Machine<F, W>, a: F, b: F): W {
  return m.lessWord(ordered(m, a), ordered(m, b));
}

/** `value`, but NaN where a or b is. */
function orNaN<F, W>(m: Machine<F, W>, a: F, b: F, value: F): F {
  return m.select(m.select(value, nanOf(m, b), isNaN32(m, b)), nanOf(m, a), isNaN32(m, a));
}
