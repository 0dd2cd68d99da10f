/** A graph's values, one node after another. */
import { F64, type Arithmetic } from './arithmetic.ts';
import type { Graph, Node } from './graph.ts';
import { integerPower } from './special.ts';

/**
 * The values of the nodes from `first` up to `end`, beside those before, which it knows: of all, where nothing is said.
 * @param x of one row. [D]
 * @param theta [P]
 * @returns [nodes], written anew by each call
 */
export type Tape = (
  x: ArrayLike<number>,
  theta: ArrayLike<number>,
  first?: number,
  end?: number,
) => Float64Array;

/** @param arithmetic f64 where it is left out: the oracle that the other readings are held against */
export function tapeOf({ nodes }: Pick<Graph, 'nodes'>, arithmetic = F64): Tape {
  const values = new Float64Array(nodes.length);
  const at = (id: number): number => values[id] ?? NaN;
  const steps = nodes.map((node) => stepOf(node, at, arithmetic));
  return (x, theta, first = 0, end = steps.length) => {
    for (let id = first; id < end; id++) values[id] = steps[id]?.(x, theta) ?? NaN;
    return values;
  };
}

type Step = (x: ArrayLike<number>, theta: ArrayLike<number>) => number;

function stepOf(node: Node, at: (id: number) => number, arithmetic: Arithmetic): Step {
  const { round, unary, binary } = arithmetic;
  switch (node.op) {
    case 'constant': {
      const value = round(node.value);
      return () => value;
    }
    case 'input':
      return (x) => x[node.index] ?? NaN;
    case 'parameter':
      return (_x, theta) => theta[node.index] ?? NaN;
    case 'integerPower':
      return () => integerPower(at(node.a), node.exponent, round);
    default: {
      if ('b' in node) {
        const compute = binary[node.op];
        return () => compute(at(node.a), at(node.b));
      }
      const compute = unary[node.op];
      return () => compute(at(node.a));
    }
  }
}
