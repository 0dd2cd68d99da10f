/** Integer powers as products: for whoever has no other operation for them. */
import { Builder } from './builder.ts';
import { copied } from './copied.ts';
import type { Graph, NodeId } from './graph.ts';

/** A graph, or one with derivatives: the nodes that it names keep their meaning. */
type Named = Pick<Graph, 'nodes' | 'output'> & {
  readonly gradient?: readonly (NodeId | undefined)[];
};

/** The same graph without `integerPower`, in the order in which special.ts multiplies. */
export function withProducts<G extends Named>(graph: G): G {
  const builder = new Builder();
  const places = copied(builder, graph.nodes, (node, at) =>
    node.op === 'integerPower' ? power(builder, at(node.a), node.exponent) : undefined,
  );
  const at = (id: NodeId): NodeId => places[id] ?? NaN;
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
