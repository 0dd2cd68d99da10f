/** A graph without the nodes that nobody asks for. */
import { lookedAtBy, type Graph, type Node, type NodeId } from './graph.ts';

export interface Pruned {
  readonly nodes: readonly Node[];
  /** Where each of those that are asked for stands now. */
  readonly places: readonly NodeId[];
}

/** @param wanted nodes whose values are asked for */
export function prunedTo({ nodes }: Pick<Graph, 'nodes'>, wanted: readonly NodeId[]): Pruned {
  const needed = lookedAtBy(nodes, wanted);
  const moved = new Map([...needed].sort((a, b) => a - b).map((id, place) => [id, place]));
  const to = (id: NodeId): NodeId => moved.get(id) ?? NaN;
  return {
    nodes: nodes.flatMap((node, id): readonly Node[] => {
      if (!needed.has(id)) return [];
      if ('b' in node) return [{ ...node, a: to(node.a), b: to(node.b) }];
      return 'a' in node ? [{ ...node, a: to(node.a) }] : [node];
    }),
    places: wanted.map(to),
  };
}
