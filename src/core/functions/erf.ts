/** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. Twin of functions/erf.wgsl. */
import { clamped, isNaN32, nanOf, normal, polynomial, signOf, signed, sizeOf } from './bits.ts';
import { exp } from './exp.ts';
import type { Machine } from './machine.ts';

/** erf x / x − 1 in z = x², for |x| < NEAR */
const NEAR = 0.921875;
const SERIES = [
  -0.000601092295, 0.00499744527, -0.0267697852, 0.11281912, -0.376125038, 0.128379151,
];
/** log(1 − erf x) from NEAR to LAST, where erf rounds to 1 */
const LAST = 4;
const LOG_REST = [
  0.000194941327, -0.00303366152, 0.0221897103, -0.103856303, -0.637265801, -1.12762737,
  -0.000207017729,
];
/** 2/√π: where the series' other terms are no normal numbers, erf x = 2/√π · x */
const SLOPE = 1.12837917;
const LINEAR_BELOW = 2 ** -100;

export function erf<F, W>(m: Machine<F, W>, x: F): F {
  const given = normal(m, x);
  const size = sizeOf(m, given);
  const z = m.multiply(size, size);
  const near = m.add(size, m.multiply(size, polynomial(m, z, SERIES)));
  const atMost = clamped(m, size, 0, LAST);
  const far = m.subtract(m.constant(1), exp(m, polynomial(m, atMost, LOG_REST)));
  const value = m.select(far, near, m.less(size, m.constant(NEAR)));
  const linear = m.multiply(size, m.constant(SLOPE));
  const orLinear = m.select(value, linear, m.less(size, m.constant(LINEAR_BELOW)));
  return m.select(signed(m, orLinear, signOf(m, x)), nanOf(m, x), isNaN32(m, x));
}
