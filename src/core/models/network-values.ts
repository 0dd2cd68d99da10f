import type { Arithmetic } from '../formula/arithmetic.ts';
import type { Differentiable } from './differentiated.ts';
import { ACTIVATIONS, layersOf, type Activation, type Network } from './network.ts';

/** Layers, and backpropagation through them (Rumelhart, Hinton and Williams 1986). */
export function networkValues(network: Network, arithmetic: Arithmetic): Differentiable {
  const { round } = arithmetic;
  const layers = layersOf(network);
  const { value, slope }: Activation = ACTIVATIONS[network.activation];
  // What each layer takes, and at the end ŷ. [layers + 1][size]
  const values = network.sizes.map((size) => new Float64Array(size));
  // The derivative of the loss by what each layer gives, before the activation. [layers][size]
  const deltas = layers.map(({ outputs }) => new Float64Array(outputs));
  const valuesOf = (layer: number): Float64Array => values[layer] ?? new Float64Array();

  const forward = (x: ArrayLike<number>, theta: ArrayLike<number>): number => {
    valuesOf(0).set(x);
    for (const [l, { inputs: count, outputs, weights, biases }] of layers.entries()) {
      const [taken, given] = [valuesOf(l), valuesOf(l + 1)];
      const isLast = l === layers.length - 1;
      for (let o = 0; o < outputs; o++) {
        let z = theta[biases + o] ?? NaN;
        for (let i = 0; i < count; i++) {
          z = round(z + round((theta[weights + o * count + i] ?? NaN) * (taken[i] ?? NaN)));
        }
        given[o] = isLast ? z : value(z, arithmetic);
      }
    }
    return valuesOf(layers.length)[0] ?? NaN;
  };

  const backward = (upstream: number, theta: ArrayLike<number>, gradient: Float64Array): void => {
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs: count, outputs, weights, biases } = layers[l] ?? NO_LAYER;
      const [taken, delta] = [valuesOf(l), deltas[l] ?? NO_DELTA];
      if (l === layers.length - 1) delta[0] = upstream;
      for (let o = 0; o < outputs; o++) {
        const d = delta[o] ?? NaN;
        gradient[biases + o] = round((gradient[biases + o] ?? NaN) + d);
        for (let i = 0; i < count; i++) {
          const at = weights + o * count + i;
          gradient[at] = round((gradient[at] ?? NaN) + round(d * (taken[i] ?? NaN)));
        }
      }
      const before = deltas[l - 1];
      if (before === undefined) continue;
      for (let i = 0; i < count; i++) {
        let sum = 0;
        for (let o = 0; o < outputs; o++) {
          sum = round(sum + round((theta[weights + o * count + i] ?? NaN) * (delta[o] ?? NaN)));
        }
        before[i] = round(sum * slope(taken[i] ?? NaN, arithmetic));
      }
    }
  };
  return { forward, backward };
}

const NO_DELTA = new Float64Array();
const NO_LAYER = { inputs: 0, outputs: 0, weights: 0, biases: 0 };
