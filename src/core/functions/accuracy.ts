/**
 * How far each operation may be from the exact result, in units in the last place of that (docs/functions.md):
 * what was measured, rounded up. `tests/unit/functions.test.ts` holds the functions to it.
 */
import type { Operation } from '../formula/graph.ts';

export const MOST_ULP = {
  add: 0.5,
  subtract: 0.5,
  multiply: 0.5,
  divide: 0.5,
  power: 0.75,
  powerLog: 0.8,
  min: 0,
  max: 0,
  below: 0,
  negate: 0,
  abs: 0,
  sign: 0,
  step: 0,
  sqrt: 0.5,
  exp: 0.95,
  expm1: 0.95,
  log: 0.9,
  log1p: 1,
  xlogx: 1.6,
  sin: 0.9,
  cos: 0.9,
  tan: 1.2,
  asin: 1.2,
  acos: 1.2,
  atan: 1.5,
  sinh: 1.7,
  cosh: 1.4,
  tanh: 0.95,
  sigmoid: 0.75,
  softplus: 1.6,
  erf: 1.5,
} as const satisfies Record<Operation, number>;

/** Up to here the bounds of sine, cosine and tangent hold. */
export const TURNS_MOST = 6433;
