/** A network as a formula of all its parameters: for readings that know graphs alone, and write them out. */
import { Builder } from '../formula/builder.ts';
import type { Graph, NodeId } from '../formula/graph.ts';
import { layersOf, networkParameterNames, type ActivationId, type Network } from './network.ts';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

const ACTIVATIONS = {
  tanh: (builder, z) => builder.unary('tanh', z),
  sigmoid: (builder, z) => builder.unary('sigmoid', z),
  // z where it is above 0, with a slope of 0 at the kink, as PyTorch has it.
  relu: (builder, z) => {
    const isNot = builder.unary('step', builder.negate(z));
    return builder.multiply(z, builder.subtract(builder.constant(1), isNot));
  },
} as const satisfies Record<ActivationId, (builder: Builder, z: NodeId) => NodeId>;

export function networkGraph(network: Network): Graph {
  const builder = new Builder();
  const layers = layersOf(network);
  const inputs = upTo(network.sizes[0] ?? 0);
  let taken = inputs.map((d) => builder.input(d));
  for (const [l, { inputs: count, outputs, weights, biases }] of layers.entries()) {
    taken = upTo(outputs).map((o) => {
      const products = taken.map((value, i) =>
        builder.multiply(builder.parameter(weights + o * count + i), value),
      );
      const z = products.reduce(
        (sum, product) => builder.add(sum, product),
        builder.parameter(biases + o),
      );
      return l === layers.length - 1 ? z : ACTIVATIONS[network.activation](builder, z);
    });
  }
  return {
    nodes: builder.nodes,
    inputs: inputs.map((d) => `x${d + 1}`),
    parameters: networkParameterNames(network),
    output: taken[0] ?? NaN,
  };
}
