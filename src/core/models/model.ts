import type { Graph } from '../formula/graph.ts';
import { networkParameterCount, type Network } from './network.ts';

/** What is fitted: a formula as its graph, or the layers of a network. Plain data. */
export type Model = Graph | Network;

export function isNetwork(model: Model): model is Network {
  return 'sizes' in model;
}

/** P, the length of θ. */
export function parameterCountOf(model: Model): number {
  return isNetwork(model) ? networkParameterCount(model) : model.parameters.length;
}

/** D, the columns that it looks at. */
export function inputCountOf(model: Model): number {
  return isNetwork(model) ? (model.sizes[0] ?? NaN) : model.inputs.length;
}

/** ŷ = θ₀·x + θ₁, whatever the two are called. */
export function isLine(model: Model): boolean {
  if (isNetwork(model)) return false;
  const { nodes, output } = model;
  const sum = nodes[output];
  if (sum?.op !== 'add') return false;
  const [product, constant] = [nodes[sum.a], nodes[sum.b]];
  if (product?.op !== 'multiply' || constant?.op !== 'parameter') return false;
  const [slope, x] = [nodes[product.a], nodes[product.b]];
  return (
    slope?.op === 'parameter' &&
    slope.index === 0 &&
    x?.op === 'input' &&
    x.index === 0 &&
    constant.index === 1
  );
}
