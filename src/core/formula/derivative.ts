/** Reverse mode (Linnainmaa 1970): from a graph of ŷ to one of ŷ and ∂ŷ/∂θ. */
import { Builder } from './builder.ts';
import { dependentsOf, type Binary, type Graph, type NodeId, type Unary } from './graph.ts';

/** A graph with a second answer. */
export interface Differentiated extends Graph {
  /** ∂ŷ/∂θp, each a node of the graph; undefined where ŷ does not depend on θp. [P] */
  readonly gradient: readonly (NodeId | undefined)[];
}

/** What an operation passes on of `upstream`, the derivative of ŷ by its value, to its operand. */
type UnaryRule = (b: Builder, upstream: NodeId, a: NodeId, value: NodeId) => NodeId | undefined;
type BinaryRule = (
  b: Builder,
  upstream: NodeId,
  operands: readonly [NodeId, NodeId],
  value: NodeId,
) => readonly [NodeId | undefined, NodeId | undefined];

const UNARY = {
  negate: (b, g) => b.negate(g),
  // As PyTorch: 0 at the kink.
  abs: (b, g, a) => b.multiply(g, b.unary('sign', a)),
  sign: () => undefined,
  step: () => undefined,
  // d√a = da / (2·√a)
  sqrt: (b, g, _a, value) => b.divide(g, b.multiply(b.constant(2), value)),
  exp: (b, g, _a, value) => b.multiply(g, value),
  expm1: (b, g, _a, value) => b.multiply(g, b.add(value, b.constant(1))),
  log: (b, g, a) => b.divide(g, a),
  log1p: (b, g, a) => b.divide(g, b.add(b.constant(1), a)),
  xlogx: (b, g, a) => b.multiply(g, b.add(b.unary('log', a), b.constant(1))),
  sin: (b, g, a) => b.multiply(g, b.unary('cos', a)),
  cos: (b, g, a) => b.negate(b.multiply(g, b.unary('sin', a))),
  // tan′ = 1 + tan²
  tan: (b, g, _a, value) => b.multiply(g, b.add(b.constant(1), b.integerPower(value, 2))),
  asin: (b, g, a) => b.divide(g, rootOfOneMinusSquare(b, a)),
  acos: (b, g, a) => b.negate(b.divide(g, rootOfOneMinusSquare(b, a))),
  atan: (b, g, a) => b.divide(g, b.add(b.constant(1), b.integerPower(a, 2))),
  sinh: (b, g, a) => b.multiply(g, b.unary('cosh', a)),
  cosh: (b, g, a) => b.multiply(g, b.unary('sinh', a)),
  tanh: (b, g, _a, value) => b.multiply(g, b.subtract(b.constant(1), b.integerPower(value, 2))),
  sigmoid: (b, g, _a, value) => b.multiply(g, b.multiply(value, b.subtract(b.constant(1), value))),
  softplus: (b, g, a) => b.multiply(g, b.unary('sigmoid', a)),
  // 2/√π · exp(−a²)
  erf: (b, g, a) =>
    b.multiply(
      g,
      b.multiply(
        b.constant(2 / Math.sqrt(Math.PI)),
        b.unary('exp', b.negate(b.integerPower(a, 2))),
      ),
    ),
} as const satisfies Record<Unary, UnaryRule>;

const BINARY = {
  add: (_b, g) => [g, g],
  subtract: (b, g) => [g, b.negate(g)],
  multiply: (b, g, [left, right]) => [b.multiply(g, right), b.multiply(g, left)],
  // d(a/b) = (da − (a/b)·db)/b
  divide: (b, g, [, right], value) => {
    const share = b.divide(g, right);
    return [share, b.negate(b.multiply(share, value))];
  },
  power: (b, g, [base, exponent]) => [
    b.multiply(g, b.multiply(exponent, b.power(base, b.subtract(exponent, b.constant(1))))),
    b.multiply(g, b.binary('powerLog', base, exponent)),
  ],
  min: (b, g, [left, right]) => [
    b.multiply(g, b.binary('below', left, right)),
    b.multiply(g, b.binary('below', right, left)),
  ],
  max: (b, g, [left, right]) => [
    b.multiply(g, b.binary('below', right, left)),
    b.multiply(g, b.binary('below', left, right)),
  ],
  // Only derivatives are made of these, and nothing asks for a second one.
  powerLog: () => [undefined, undefined],
  below: () => [undefined, undefined],
} as const satisfies Record<Binary, BinaryRule>;

function rootOfOneMinusSquare(b: Builder, a: NodeId): NodeId {
  return b.unary('sqrt', b.subtract(b.constant(1), b.integerPower(a, 2)));
}

/**
 * The graph with ∂ŷ/∂θ: equal parts are shared, and what depends on no parameter is not differentiated.
 * @param seed what all derivatives are multiplied by: 1 where it is left out
 */
export function differentiate(
  graph: Graph,
  seed: (builder: Builder) => NodeId = (builder) => builder.constant(1),
): Differentiated {
  const builder = new Builder(graph.nodes);
  const depends = dependentsOf(graph.nodes, ({ op }) => op === 'parameter');
  const upstream = new Map<NodeId, NodeId>([[graph.output, seed(builder)]]);
  const pass = (to: NodeId, amount: NodeId | undefined): void => {
    if (amount === undefined || !depends.has(to)) return;
    const before = upstream.get(to);
    upstream.set(to, before === undefined ? amount : builder.add(before, amount));
  };
  for (let id = graph.output; id >= 0; id--) {
    const node = graph.nodes[id];
    const g = upstream.get(id);
    if (node === undefined || g === undefined || !depends.has(id)) continue;
    switch (node.op) {
      case 'constant':
      case 'input':
      case 'parameter':
        break;
      case 'integerPower': {
        const { a, exponent } = node;
        // d(aⁿ) = n·aⁿ⁻¹
        const slope = builder.multiply(
          builder.constant(exponent),
          builder.integerPower(a, exponent - 1),
        );
        pass(a, builder.multiply(g, slope));
        break;
      }
      default:
        if ('b' in node) {
          const [left, right] = BINARY[node.op](builder, g, [node.a, node.b], id);
          pass(node.a, left);
          pass(node.b, right);
        } else {
          pass(node.a, UNARY[node.op](builder, g, node.a, id));
        }
    }
  }
  const gradient = graph.parameters.map((_, index) => {
    const id = graph.nodes.findIndex((node) => node.op === 'parameter' && node.index === index);
    return upstream.get(id);
  });
  return { ...graph, nodes: builder.nodes, gradient };
}
