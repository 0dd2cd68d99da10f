/** A network as a formula: for readings that know graphs alone. */
import { Builder } from '../formula/builder.ts';
import type { Graph, NodeId } from '../formula/graph.ts';
import { layersOf, networkParameterNames, type ActivationId, type Network } from './network.ts';

const ACTIVATED = {
  tanh: (builder, z) => builder.unary('tanh', z),
  relu: (builder, z) => builder.binary('max', z, builder.constant(0)),
  sigmoid: (builder, z) => builder.unary('sigmoid', z),
} as const satisfies Record<ActivationId, (builder: Builder, z: NodeId) => NodeId>;

export function networkGraph(network: Network): Graph {
  const builder = new Builder();
  const layers = layersOf(network);
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  const inputs = upTo(network.sizes[0] ?? 0);
  let values: readonly NodeId[] = inputs.map((d) => builder.input(d));
  for (const [l, { outputs, weights, biases }] of layers.entries()) {
    const taken = values;
    values = upTo(outputs).map((o) => {
      const sum = taken.reduce(
        (z, v, i) => {
          const weight = builder.parameter(weights + o * taken.length + i);
          return builder.add(z, builder.multiply(weight, v));
        },
        builder.parameter(biases + o),
      );
      return l === layers.length - 1 ? sum : ACTIVATED[network.activation](builder, sum);
    });
  }
  return {
    nodes: builder.nodes,
    inputs: inputs.map((d) => `x${d + 1}`),
    parameters: networkParameterNames(network),
    output: values[0] ?? NaN,
  };
}
