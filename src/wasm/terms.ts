/** What a point adds to the sums, as one graph: its loss, and that loss's derivative by each parameter. */
import { appended } from '../core/formula/appended.ts';
import { Builder } from '../core/formula/builder.ts';
import { differentiate } from '../core/formula/derivative.ts';
import type { Graph, Node, NodeId } from '../core/formula/graph.ts';
import { withProducts } from '../core/formula/products.ts';
import { isNetwork, type Model } from '../core/models/model.ts';
import { networkGraph } from '../core/models/network-graph.ts';

export interface Terms {
  /** The inputs are the columns and, behind them, those of the loss: y first. */
  readonly nodes: readonly Node[];
  readonly loss: NodeId;
  /** ∂l/∂θp; undefined where it is 0. [P] */
  readonly slopes: readonly (NodeId | undefined)[];
  /** What the sums of the slopes are to be multiplied by: a power of two, so that no bit changes. */
  readonly factor: number;
}

/** @param loss l(ŷ, …): ŷ is its parameter */
export function termsOf(model: Model, loss: Graph): Terms {
  const graph = isNetwork(model) ? networkGraph(model) : model;
  const builder = new Builder(graph.nodes);
  const ofLoss = withProducts(differentiate(loss));
  const places = appended(builder, ofLoss.nodes, graph);
  const at = (id: NodeId | undefined): NodeId =>
    id === undefined ? builder.constant(0) : (places[id] ?? NaN);
  const [slope] = ofLoss.gradient;
  const { factor, rest } = takenApart(builder, at(slope));
  const seeded = differentiate({ ...graph, nodes: builder.nodes }, () => rest);
  const gradient = [at(ofLoss.output), ...seeded.gradient];
  const { nodes, gradient: ids } = withProducts({ ...seeded, gradient });
  const [ofPoint = NaN, ...slopes] = ids;
  return { nodes, loss: ofPoint, slopes, factor };
}

/** A product with a power of two, as which it is exact, wherever it is done. */
function takenApart(builder: Builder, id: NodeId): { factor: number; rest: NodeId } {
  const node = builder.nodes[id];
  if (node?.op !== 'multiply') return { factor: 1, rest: id };
  for (const [constant, rest] of [
    [node.a, node.b],
    [node.b, node.a],
  ] as const) {
    const value = builder.valueOf(constant);
    if (value !== undefined && Number.isInteger(Math.log2(value))) return { factor: value, rest };
  }
  return { factor: 1, rest: id };
}
