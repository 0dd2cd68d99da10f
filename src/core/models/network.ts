/** Networks: layers of `nn.Linear`, with an activation between each two. */
import { ConfigError } from '../errors.ts';
import type { Arithmetic } from '../formula/arithmetic.ts';
import type { TorchGenerator } from '../random/torch.ts';

/** What stands between two layers. */
export interface Activation {
  readonly formula: string;
  readonly value: (z: number, arithmetic: Arithmetic) => number;
  /** d value/dz, from the value: what is kept of the way forward. */
  readonly slope: (value: number, arithmetic: Arithmetic) => number;
}

export const ACTIVATIONS = {
  tanh: {
    formula: 'tanh(z)',
    value: (z, { unary }) => unary.tanh(z),
    slope: (t, { round }) => round(1 - round(t * t)),
  },
  // As PyTorch: no slope at the kink.
  relu: {
    formula: 'max(z, 0)',
    value: (z) => (z > 0 || Number.isNaN(z) ? z : 0),
    slope: (r) => (r > 0 ? 1 : 0),
  },
  sigmoid: {
    formula: '1/(1 + exp(-z))',
    value: (z, { unary }) => unary.sigmoid(z),
    slope: (s, { round }) => round(s * round(1 - s)),
  },
} as const satisfies Record<string, Activation>;
export type ActivationId = keyof typeof ACTIVATIONS;
export const ACTIVATION_IDS = Object.keys(ACTIVATIONS) as readonly ActivationId[];

/** Of a network that can be asked for. */
export const LAYERS = { usual: [4, 2], most: 8, mostUnits: 256 } as const;

/** The most parameters that are written out into code without a loop: a compiler is to be done with it in a second. */
export const MOST_WRITTEN_OUT = 1024;

export interface Network {
  /** Of the inputs, of each hidden layer, and 1 of the output. At least two. */
  readonly sizes: readonly number[];
  readonly activation: ActivationId;
}

/** A layer by where its numbers lie in θ: weights [out][in], then biases [out], as `named_parameters()` has them. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly biases: number;
}

/** @throws ConfigError for sizes that are none */
export function layersOf({ sizes }: Pick<Network, 'sizes'>): readonly Layer[] {
  const areSizes = sizes.every((size) => Number.isInteger(size) && size > 0);
  if (sizes.length < 2 || !areSizes || sizes.at(-1) !== 1) {
    throw new ConfigError(
      'layers',
      `layers ${sizes.join(', ')} are not integers from 1 on with 1 output: give others`,
    );
  }
  let first = 0;
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i] ?? NaN;
    const weights = first;
    const biases = weights + inputs * outputs;
    first = biases + outputs;
    return { inputs, outputs, weights, biases };
  });
}

/** All that holds a number of a point: inputs, hidden units, and ŷ. */
export function unitsOf({ sizes }: Pick<Network, 'sizes'>): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** P, the length of θ. */
export function networkParameterCount(network: Pick<Network, 'sizes'>): number {
  return layersOf(network).reduce(
    (count, { inputs, outputs }) => count + (inputs + 1) * outputs,
    0,
  );
}

/** `0.weight[1][0]`: the activations between the layers count, as in `nn.Sequential`. [P] */
export function networkParameterNames(network: Pick<Network, 'sizes'>): readonly string[] {
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  return layersOf(network).flatMap(({ inputs, outputs }, i) => [
    ...upTo(outputs).flatMap((o) => upTo(inputs).map((j) => `${2 * i}.weight[${o}][${j}]`)),
    ...upTo(outputs).map((o) => `${2 * i}.bias[${o}]`),
  ]);
}

/**
 * As `nn.Linear.reset_parameters` draws them: weights uniform on ±√3·gain/√fan_in with gain = √(2/(1 + a²)) and a = √5
 * (He et al. 2015), biases on ±1/√fan_in, which is the same but for the last digit. [P], f32
 */
export function drawNetwork(network: Pick<Network, 'sizes'>, generator: TorchGenerator): number[] {
  const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2));
  const drawn = (count: number, bound: number): number[] =>
    Array.from({ length: count }, () => generator.uniform(-bound, bound));
  return layersOf(network).flatMap(({ inputs, outputs }) => [
    ...drawn(inputs * outputs, Math.sqrt(3) * (gain / Math.sqrt(inputs))),
    ...drawn(outputs, 1 / Math.sqrt(inputs)),
  ]);
}
