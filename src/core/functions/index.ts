/** The functions of formulas in f32: twins of `src/shaders/functions/`, operation for operation. */
import type { Binary, Unary } from '../formula/graph.ts';
import { abs, below, max, min, negate, sign, step } from './choices.ts';
import { exp, expm1 } from './exp.ts';
import { erf } from './erf.ts';
import { cosh, sinh, tanh } from './hyperbolic.ts';
import { acos, asin, atan } from './inverse-trigonometric.ts';
import { log, log1p, xlogx } from './log.ts';
import { sigmoid, softplus } from './logistic.ts';
import type { BinaryFunction, UnaryFunction } from './machine.ts';
import { power, powerLog } from './power.ts';
import { add, divide, multiply, sqrt, subtract } from './rounded.ts';
import { cos, sin, tan, usualCos, usualSin } from './trigonometric.ts';
import type { Usual } from './usual.ts';

export { F32, type BinaryFunction, type Machine, type UnaryFunction } from './machine.ts';

export const UNARY_FUNCTIONS = {
  negate,
  abs,
  sign,
  step,
  sqrt,
  exp,
  expm1,
  log,
  log1p,
  xlogx,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
  sigmoid,
  softplus,
  erf,
} as const satisfies Record<Unary, UnaryFunction>;

export const BINARY_FUNCTIONS = {
  add,
  subtract,
  multiply,
  divide,
  power,
  powerLog,
  min,
  max,
  below,
} as const satisfies Record<Binary, BinaryFunction>;

/** Of some functions: which of them is worth two texts, measuring told (docs/sweeps-measured.md). */
export const USUAL: Partial<Readonly<Record<Unary, Usual>>> = { sin: usualSin, cos: usualCos };
