/** Integer powers as products: for whoever has no other operation for them. */
import { Builder } from './builder.ts';
import type { Graph, NodeId } from './graph.ts';

/** A graph, or one with derivatives: the nodes that it names keep their meaning. */
type Named = Pick<Graph, 'nodes' | 'output'> & {
  readonly gradient?: readonly (NodeId | undefined)[];
};

/** The same graph without `integerPower`, in the order in which special.ts multiplies. */
export function withProducts<G extends Named>(graph: G): G {
  const builder = new Builder();
  const places: NodeId[] = [];
  const at = (id: NodeId): NodeId => places[id] ?? NaN;
  for (const node of graph.nodes) {
    switch (node.op) {
      case 'integerPower':
        places.push(power(builder, at(node.a), node.exponent));
        break;
      case 'constant':
        places.push(builder.constant(node.value));
        break;
      case 'input':
      case 'parameter':
        places.push(builder[node.op](node.index));
        break;
      default:
        places.push(
          'b' in node
            ? builder.binary(node.op, at(node.a), at(node.b))
            : builder.unary(node.op, at(node.a)),
        );
    }
  }
  const gradient = graph.gradient?.map((id) => (id === undefined ? undefined : at(id)));
  return {
    ...graph,
    nodes: builder.nodes,
    output: at(graph.output),
    ...(gradient && { gradient }),
  };
}

/** By squaring: x⁵ = x·(x²)². */
function power(builder: Builder, base: NodeId, exponent: number): NodeId {
  let value: NodeId | undefined;
  let factor = base;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) value = value === undefined ? factor : builder.multiply(value, factor);
    if (n > 1) factor = builder.multiply(factor, factor);
  }
  const one = builder.constant(1);
  return exponent < 0 ? builder.divide(one, value ?? one) : (value ?? one);
}
