/** A network as units and the weights between them: the numbers of its picture and of its table. */
import { layersOf, networkParameterNames, type Network } from '../../../../core/models/network.ts';

/** A weight between two units, or a bias, which comes from none. */
export interface Edge {
  /** 1 for the first layer after the inputs. */
  readonly layer: number;
  readonly from: number | undefined;
  readonly to: number;
  /** As `named_parameters()` has it. */
  readonly name: string;
  readonly value: number;
}

/** In the order of θ. [P] */
export function edgesOf(network: Network, theta: readonly number[]): readonly Edge[] {
  const names = networkParameterNames(network);
  return layersOf(network).flatMap(({ inputs, outputs, weights, biases }, l) => {
    const edge = (at: number, to: number, from?: number): Edge => ({
      layer: l + 1,
      from,
      to,
      name: names[at] ?? '',
      value: theta[at] ?? NaN,
    });
    const units = [...Array(outputs).keys()];
    return [
      ...units.flatMap((to) =>
        [...Array(inputs).keys()].map((from) => edge(weights + to * inputs + from, to, from)),
      ),
      ...units.map((to) => edge(biases + to, to)),
    ];
  });
}

/** A picture has room for so many units in a column. */
export const MOST_UNITS = 12;

/** Where the units of each layer stand, from 0 to 1: across, and from top to bottom. [layers + 1][units] */
export function placesOf({ sizes }: Pick<Network, 'sizes'>): readonly (readonly Place[])[] {
  return sizes.map((size, l) => {
    const shown = Math.min(size, MOST_UNITS);
    return Array.from({ length: shown }, (_, unit): Place => {
      return [l / (sizes.length - 1), (unit + 0.5) / shown];
    });
  });
}

type Place = readonly [number, number];

/** Of an edge, beside the greatest: from 0 to 1. */
export function strengthOf(value: number, greatest: number): number {
  return greatest > 0 ? Math.min(Math.abs(value) / greatest, 1) : 0;
}
