/** A graph of a graph's answer, as more nodes of one graph. */
import type { Builder } from './builder.ts';
import { copied } from './copied.ts';
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
  return copied(builder, nodes, (node) => {
    if (node.op === 'parameter') return output;
    return node.op === 'input' ? builder.input(inputs.length + node.index) : undefined;
  });
}
