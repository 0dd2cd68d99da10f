/** A graph's values in f64: the oracle that the other readings are held against. */
import type { Binary, Graph, Node, Unary } from './graph.ts';
import { below, erf, integerPower, powerLog, sigmoid, softplus, xlogx } from './special.ts';

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
  min: (a, b) => (a < b ? a : a >= b ? b : NaN),
  max: (a, b) => (a > b ? a : a <= b ? b : NaN),
  below,
} as const satisfies Record<Binary, (a: number, b: number) => number>;

/** The values of all nodes at a point. [nodes] */
export type Tape = (x: ArrayLike<number>, theta: ArrayLike<number>) => Float64Array;

/**
 * A tape over the nodes: one array, written anew by each call.
 * @param x of one row. [D]
 * @param theta [P]
 */
export function tapeF64({ nodes }: Pick<Graph, 'nodes'>): Tape {
  const values = new Float64Array(nodes.length);
  const at = (id: number): number => values[id] ?? NaN;
  const steps = nodes.map((node) => stepOf(node, at));
  return (x, theta) => {
    steps.forEach((step, id) => {
      values[id] = step(x, theta);
    });
    return values;
  };
}

type Step = (x: ArrayLike<number>, theta: ArrayLike<number>) => number;

function stepOf(node: Node, at: (id: number) => number): Step {
  switch (node.op) {
    case 'constant':
      return () => node.value;
    case 'input':
      return (x) => x[node.index] ?? NaN;
    case 'parameter':
      return (_x, theta) => theta[node.index] ?? NaN;
    case 'integerPower':
      return () => integerPower(at(node.a), node.exponent);
    default: {
      if ('b' in node) {
        const compute = BINARY_F64[node.op];
        return () => compute(at(node.a), at(node.b));
      }
      const compute = UNARY_F64[node.op];
      return () => compute(at(node.a));
    }
  }
}
