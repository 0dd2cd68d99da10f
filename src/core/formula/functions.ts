/** The functions that can be typed: how many arguments each takes, and what becomes of it. */
import type { Builder } from './builder.ts';
import type { NodeId, Unary } from './graph.ts';

export interface Callable {
  readonly arity: 1 | 2;
  readonly build: (builder: Builder, a: NodeId, b: NodeId) => NodeId;
}

function one(op: Unary): Callable {
  return { arity: 1, build: (builder, a) => builder.unary(op, a) };
}

/** log a / log base */
function logarithm(base: number): Callable {
  return {
    arity: 1,
    build: (builder, a) =>
      builder.divide(builder.unary('log', a), builder.constant(Math.log(base))),
  };
}

/** By name in lower case: case does not matter for functions. */
export const FUNCTIONS: ReadonlyMap<string, Callable> = new Map<string, Callable>([
  ['exp', one('exp')],
  ['expm1', one('expm1')],
  // Natural, as in Python and R.
  ['log', one('log')],
  ['ln', one('log')],
  ['log1p', one('log1p')],
  ['log2', logarithm(2)],
  ['log10', logarithm(10)],
  ['sqrt', one('sqrt')],
  ['abs', one('abs')],
  ['sin', one('sin')],
  ['cos', one('cos')],
  ['tan', one('tan')],
  ['asin', one('asin')],
  ['acos', one('acos')],
  ['atan', one('atan')],
  ['arcsin', one('asin')],
  ['arccos', one('acos')],
  ['arctan', one('atan')],
  ['sinh', one('sinh')],
  ['cosh', one('cosh')],
  ['tanh', one('tanh')],
  ['sign', one('sign')],
  ['step', one('step')],
  ['sigmoid', one('sigmoid')],
  ['softplus', one('softplus')],
  ['erf', one('erf')],
  ['min', { arity: 2, build: (builder, a, b) => builder.binary('min', a, b) }],
  ['max', { arity: 2, build: (builder, a, b) => builder.binary('max', a, b) }],
  ['pow', { arity: 2, build: (builder, a, b) => builder.power(a, b) }],
]);

/** Of these the name alone is the number. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);
