/** What every unit of a network answers over many rows at once: the numbers of its pictures. */
import { F64 } from '../../../../core/formula/arithmetic.ts';
import {
  ACTIVATIONS,
  layersOf,
  type ActivationId,
  type Activation,
  type Network,
} from '../../../../core/models/network.ts';

/** Of one unit. [rows] */
export type Answers = Float32Array;

/**
 * Layer by layer, the last of them ŷ.
 * @param inputs a column an input. [D][rows]
 * @returns [layers][units][rows]
 */
export function answersOf(
  network: Network,
  theta: readonly number[],
  inputs: readonly Answers[],
): readonly (readonly Answers[])[] {
  const { value }: Activation = ACTIVATIONS[network.activation];
  const rows = inputs[0]?.length ?? 0;
  const layers = layersOf(network);
  let taken = inputs;
  return layers.map(({ outputs, weights, biases }, l) => {
    const isLast = l === layers.length - 1;
    const given = Array.from({ length: outputs }, (_, o) => {
      const sums = new Float32Array(rows).fill(theta[biases + o] ?? NaN);
      for (const [i, column] of taken.entries()) {
        const weight = theta[weights + o * taken.length + i] ?? NaN;
        for (let row = 0; row < rows; row++) {
          sums[row] = (sums[row] ?? NaN) + weight * (column[row] ?? NaN);
        }
      }
      return isLast ? sums : sums.map((z) => value(z, F64));
    });
    taken = given;
    return given;
  });
}

/** An answer on the scale of the colours: from 0, which is the least, over ½, where it is 0, to 1. */
export const SHARE_OF = {
  tanh: () => (answer) => (answer + 1) / 2,
  sigmoid: () => (answer) => answer,
  relu: (most) => (answer) => 0.5 + (most > 0 ? answer / most / 2 : 0),
} as const satisfies Record<ActivationId, (most: number) => (answer: number) => number>;
