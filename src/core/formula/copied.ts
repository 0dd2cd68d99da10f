/** Nodes of one graph, made anew in the builder of another. */
import type { Builder } from './builder.ts';
import type { Node, NodeId } from './graph.ts';

/** Where the node that stood there is now. */
export type At = (id: NodeId) => NodeId;

/**
 * @param instead what is made in the place of a node; undefined for one that stays what it is
 * @returns where each of them is
 */
export function copied(
  builder: Builder,
  nodes: readonly Node[],
  instead: (node: Node, at: At) => NodeId | undefined,
): readonly NodeId[] {
  const places: NodeId[] = [];
  const at: At = (id) => places[id] ?? NaN;
  for (const node of nodes) places.push(instead(node, at) ?? copyOf(node, at, builder));
  return places;
}

function copyOf(node: Node, at: At, builder: Builder): NodeId {
  switch (node.op) {
    case 'constant':
      return builder.constant(node.value);
    case 'input':
    case 'parameter':
      return builder[node.op](node.index);
    case 'integerPower':
      return builder.integerPower(at(node.a), node.exponent);
    default:
      return 'b' in node
        ? builder.binary(node.op, at(node.a), at(node.b))
        : builder.unary(node.op, at(node.a));
  }
}
