/** A graph's values in double-double: of sums, products and powers to some 30 digits, of functions to those of f64. */
import {
  ONE,
  add,
  divide,
  double,
  multiply,
  negate,
  squareRoot,
  subtract,
  type Double,
} from '../arithmetic/double.ts';
import {
  dependentsOf,
  type Binary,
  type Graph,
  type Node,
  type NodeId,
  type Unary,
} from './graph.ts';
import { prunedTo } from './pruned.ts';
import { BINARY_F64, UNARY_F64 } from './values.ts';

/** Values of the nodes that are asked for: each hi + lo. */
export interface DoubleTape {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  /** Where they stand in `hi` and `lo`. */
  readonly places: readonly NodeId[];
  /** Writes the values of a row. @param x [D] */
  readonly run: (x: ArrayLike<number>) => void;
}

const UNARY: Partial<Record<Unary, (a: Double) => Double>> = {
  negate,
  abs: (a) => (a.hi < 0 ? negate(a) : a),
  sqrt: (a) => (a.hi > 0 ? squareRoot(a) : double(Math.sqrt(a.hi))),
};

const BINARY: Partial<Record<Binary, (a: Double, b: Double) => Double>> = {
  add,
  subtract,
  multiply,
  divide,
  min: (a, b) => (subtract(a, b).hi <= 0 ? a : b),
  max: (a, b) => (subtract(a, b).hi >= 0 ? a : b),
};

/**
 * @param theta is the same for all rows. [P]
 * @param wanted the nodes whose values are asked for
 */
export function doubleTapeOf(
  graph: Pick<Graph, 'nodes'>,
  theta: ArrayLike<number>,
  wanted: readonly NodeId[],
): DoubleTape {
  const { nodes, places } = prunedTo(graph, wanted);
  const hi = new Float64Array(nodes.length);
  const lo = new Float64Array(nodes.length);
  const at = (id: NodeId): Double => ({ hi: hi[id] ?? NaN, lo: lo[id] ?? NaN });
  const put = (id: NodeId, value: Double): void => {
    hi[id] = value.hi;
    lo[id] = value.lo;
  };
  const varies = dependentsOf(nodes, ({ op }) => op === 'input');
  const given: { readonly id: NodeId; readonly index: number }[] = [];
  const computed: (() => void)[] = [];
  for (const [id, node] of nodes.entries()) {
    if (node.op === 'input') given.push({ id, index: node.index });
    else if (node.op === 'constant') hi[id] = node.value;
    else if (node.op === 'parameter') hi[id] = theta[node.index] ?? NaN;
    else {
      const compute = computeOf(node, at);
      const step = (): void => put(id, compute());
      if (varies.has(id)) computed.push(step);
      else step();
    }
  }
  return {
    hi,
    lo,
    places,
    run(x) {
      for (const { id, index } of given) hi[id] = x[index] ?? NaN;
      for (const step of computed) step();
    },
  };
}

type Operated = Exclude<Node, { readonly op: 'constant' | 'input' | 'parameter' }>;

function computeOf(node: Operated, at: (id: NodeId) => Double): () => Double {
  if (node.op === 'integerPower') return () => integerPower(at(node.a), node.exponent);
  if ('b' in node) {
    const compute = BINARY[node.op];
    const inF64 = BINARY_F64[node.op];
    const plain = (): number => inF64(at(node.a).hi, at(node.b).hi);
    if (compute === undefined) return () => double(plain());
    return () => finite(compute(at(node.a), at(node.b)), plain);
  }
  const compute = UNARY[node.op];
  const inF64 = UNARY_F64[node.op];
  return compute === undefined ? () => double(inF64(at(node.a).hi)) : () => compute(at(node.a));
}

/** Beyond f64's range the exact algorithms end in NaN: then it is ∞, as in f64. */
function finite(value: Double, inF64: () => number): Double {
  return Number.isFinite(value.lo) && Number.isFinite(value.hi) ? value : double(inF64());
}

function integerPower(a: Double, exponent: number): Double {
  let value = ONE;
  let factor = a;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) value = multiply(value, factor);
    if (n > 1) factor = multiply(factor, factor);
  }
  return exponent < 0 ? divide(ONE, value) : value;
}
