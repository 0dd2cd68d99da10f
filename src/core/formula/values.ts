/** The operations in f64. */
import type { Binary, Unary } from './graph.ts';
import { below, erf, powerLog, sigmoid, softplus, xlogx } from './special.ts';

export const UNARY_F64 = {
  negate: (a) => -a,
  abs: Math.abs,
  sign: Math.sign,
  step: (a) => (a >= 0 ? 1 : a < 0 ? 0 : NaN),
  sqrt: Math.sqrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  xlogx,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sigmoid,
  softplus,
  erf,
} as const satisfies Record<Unary, (a: number) => number>;

export const BINARY_F64 = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => a ** b,
  powerLog,
  min: Math.min,
  max: Math.max,
  below,
} as const satisfies Record<Binary, (a: number, b: number) => number>;
