/** A graph of a graph's answer, as more nodes of one graph. */
import type { Builder } from './builder.ts';
import type { Graph, Node, NodeId } from './graph.ts';

/**
 * Brings nodes into a builder that goes on from a graph's.
 * @param nodes such as a loss's: their only parameter is the answer, and their inputs come behind those of the graph
 * @returns where each of them is
 */
export function appended(
  builder: Builder,
  nodes: readonly Node[],
  { inputs, output }: Pick<Graph, 'inputs' | 'output'>,
): readonly NodeId[] {
  const places: NodeId[] = [];
  const at = (id: NodeId): NodeId => places[id] ?? NaN;
  for (const node of nodes) {
    switch (node.op) {
      case 'constant':
        places.push(builder.constant(node.value));
        break;
      case 'input':
        places.push(builder.input(inputs.length + node.index));
        break;
      case 'parameter':
        places.push(output);
        break;
      case 'integerPower':
        places.push(builder.integerPower(at(node.a), node.exponent));
        break;
      default:
        places.push(
          'b' in node
            ? builder.binary(node.op, at(node.a), at(node.b))
            : builder.unary(node.op, at(node.a)),
        );
    }
  }
  return places;
}
