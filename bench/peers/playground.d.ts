/** What the page uses of TensorFlow Playground's src/nn.ts; `playground.mjs` says where that comes from. */
declare module 'playground/nn' {
  interface Node {
    bias: number;
    readonly inputLinks: readonly { weight: number }[];
  }
  type Network = readonly (readonly Node[])[];
  interface Activation {
    readonly output: (input: number) => number;
  }
  export const Activations: { readonly LINEAR: Activation; readonly TANH: Activation };
  export const Errors: { readonly SQUARE: object };
  export function buildNetwork(
    sizes: readonly number[],
    hidden: Activation,
    output: Activation,
    regularization: null,
    inputIds: readonly string[],
  ): Network;
  export function forwardProp(network: Network, inputs: readonly number[]): number;
  export function backProp(network: Network, target: number, error: object): void;
  export function updateWeights(network: Network, rate: number, regularization: number): void;
}
