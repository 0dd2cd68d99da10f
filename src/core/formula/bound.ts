/** A running bound of what a graph's values are off where they are computed in f32 (Higham 2002, § 3.3). */
import { LEAST_F32, UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { MOST_ULP } from '../functions/accuracy.ts';
import type { Graph, Node, Operation } from './graph.ts';
import { BINARY_F64, UNARY_F64 } from './values.ts';

/** Values in f64, and the greatest distance from them that f32 may come to. [nodes] each */
export interface Bounded {
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

/** What WGSL lets a device do beyond a rounding, in ulp: with its own quotient, and in what is made of one. */
const DEVICE_ULP = 2.5;
/** Of the change over the ends of an interval: where a function bends within. */
const SLACK = 1.01;

/** For a graph without integer powers. */
export function boundedTape({ nodes }: Pick<Graph, 'nodes'>) {
  const values = new Float64Array(nodes.length);
  const errors = new Float64Array(nodes.length);
  /** @param offs what the inputs are off, [D], and the parameters. [P] */
  return (
    x: ArrayLike<number>,
    theta: ArrayLike<number>,
    offs: ArrayLike<number> = [],
    thetaOffs: ArrayLike<number> = [],
  ): Bounded => {
    for (const [id, node] of nodes.entries()) {
      const { value, error } = boundOf(node, { x, theta, offs, thetaOffs }, values, errors);
      values[id] = value;
      errors[id] = error;
    }
    return { values, errors };
  };
}

interface One {
  readonly value: number;
  readonly error: number;
}

function boundOf(
  node: Node,
  {
    x,
    theta,
    offs,
    thetaOffs,
  }: Readonly<Record<'x' | 'theta' | 'offs' | 'thetaOffs', ArrayLike<number>>>,
  values: Float64Array,
  errors: Float64Array,
): One {
  switch (node.op) {
    case 'constant':
      return { value: node.value, error: Math.abs(Math.fround(node.value) - node.value) };
    case 'input':
      return { value: x[node.index] ?? NaN, error: offs[node.index] ?? 0 };
    case 'parameter':
      return { value: theta[node.index] ?? NaN, error: thetaOffs[node.index] ?? 0 };
    case 'integerPower':
      throw new TypeError('integer powers are products by now');
    default: {
      const [a, ea] = [values[node.a] ?? NaN, errors[node.a] ?? NaN];
      if (!('b' in node)) {
        const of = UNARY_F64[node.op];
        return rounded(node.op, of(a), [of(a - ea), of(a + ea)]);
      }
      const [b, eb] = [values[node.b] ?? NaN, errors[node.b] ?? NaN];
      const of = BINARY_F64[node.op];
      const ends = [a - ea, a + ea].flatMap((one) => [of(one, b - eb), of(one, b + eb)]);
      return rounded(node.op, of(a, b), ends);
    }
  }
}

/** What the operands' errors do to a value, and its own rounding. */
function rounded(op: Operation, value: number, ends: readonly number[]): One {
  const carried = SLACK * Math.max(...ends.map((end) => Math.abs(end - value)));
  const isExact = MOST_ULP[op] === 0;
  const isPlain = op === 'add' || op === 'subtract' || op === 'multiply';
  const ulp = isExact ? 0 : MOST_ULP[op] + (isPlain ? 0 : DEVICE_ULP);
  // An ulp is at most 2·u of the value; below the normal numbers a device may take 0.
  const own = 2 * ulp * UNIT_ROUNDOFF.f32 * (Math.abs(value) + carried) + (isExact ? 0 : LEAST_F32);
  return { value, error: carried + own };
}
