import type { Graph } from './graph.ts';

/** A formula of which some parameters, by their places, keep a value: constants stand for them, and the others move up. */
export function withHeld(graph: Graph, held: ReadonlyMap<number, number>): Graph {
  const left = [...graph.parameters.keys()].filter((p) => !held.has(p));
  const nodes = graph.nodes.map((node): Graph['nodes'][number] => {
    if (node.op !== 'parameter') return node;
    const value = held.get(node.index);
    if (value !== undefined) return { op: 'constant', value };
    return { op: 'parameter', index: left.indexOf(node.index) };
  });
  return { ...graph, nodes, parameters: left.map((p) => graph.parameters[p] ?? '') };
}
