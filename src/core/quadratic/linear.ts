/** Whether a model is linear in its parameters: read off its graph, exactly. */
import type { Graph, Node, NodeId } from '../formula/graph.ts';
import { isNetwork, type Model } from '../models/model.ts';

/**
 * How a node depends on θ: not at all; as Σ φp(x)·θp; as that and a part without θ; or otherwise. The order is that of a
 * sum: it depends as its worse part does.
 */
const FREE = 0;
const LINEAR = 1;
const AFFINE = 2;
const OTHER = 3;

/** The graph of a model that is linear in θ, but for a part of ŷ that has none; undefined for others. */
export function linearGraph(model: Model): Graph | undefined {
  // Weights of one layer of a network multiply those of the next.
  if (isNetwork(model)) return undefined;
  const kind = dependenceOf(model);
  return kind === LINEAR || kind === AFFINE ? model : undefined;
}

/** Whether ŷ has a part without θ: as `a*x + 3`. */
export function hasOffset(graph: Graph): boolean {
  return dependenceOf(graph) === AFFINE;
}

function dependenceOf({ nodes, output }: Graph): number {
  const found: number[] = [];
  for (const node of nodes) found.push(dependenceOfNode(node, (id) => found[id] ?? OTHER));
  return found[output] ?? OTHER;
}

function dependenceOfNode(node: Node, of: (id: NodeId) => number): number {
  switch (node.op) {
    case 'constant':
    case 'input':
      return FREE;
    case 'parameter':
      return LINEAR;
    case 'add':
    case 'subtract': {
      const [a, b] = [of(node.a), of(node.b)];
      const isMixed = Math.min(a, b) === FREE && Math.max(a, b) === LINEAR;
      return isMixed ? AFFINE : Math.max(a, b);
    }
    case 'negate':
      return of(node.a);
    case 'multiply':
      return Math.min(of(node.a), of(node.b)) === FREE ? Math.max(of(node.a), of(node.b)) : OTHER;
    case 'divide':
      return of(node.b) === FREE ? of(node.a) : OTHER;
    default: {
      const isFree = of(node.a) === FREE && (!('b' in node) || of(node.b) === FREE);
      return isFree ? FREE : OTHER;
    }
  }
}
