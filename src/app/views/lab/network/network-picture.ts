/** A network as the weights between its units: the numbers of its picture and of its table. */
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

/** The weights of a layer as a picture has them: a row a unit and its bias at the end; of the output a column. */
export interface Block {
  readonly inputs: number;
  readonly outputs: number;
  /** Where each stands in θ. [rows][columns] */
  readonly places: readonly (readonly number[])[];
}

export function blocksOf(network: Pick<Network, 'sizes'>): readonly Block[] {
  return layersOf(network).map(({ inputs, outputs, weights, biases }) => {
    const rows = Array.from({ length: outputs }, (_, to) => [
      ...Array.from({ length: inputs }, (_, from) => weights + to * inputs + from),
      biases + to,
    ]);
    return { inputs, outputs, places: outputs > 1 ? rows : (rows[0] ?? []).map((at) => [at]) };
  });
}

/** Where blocks stand beside each other, in CSS pixels, and how large a cell is. */
export interface WeightsLayout {
  readonly size: number;
  readonly lefts: readonly number[];
}

const BETWEEN_PX = 34;
const CELL_PX = 26;

export function weightsLayout(
  blocks: readonly Block[],
  width: number,
  height: number,
): WeightsLayout {
  const columns = blocks.map(({ places }) => places[0]?.length ?? 0);
  const rows = Math.max(...blocks.map(({ places }) => places.length));
  const between = Math.min(BETWEEN_PX, width / 8 / blocks.length);
  const room = width - between * (blocks.length - 1);
  const all = columns.reduce((sum, count) => sum + count, 0);
  const size = Math.min(CELL_PX, room / all, height / rows);
  let left = 0;
  const lefts = columns.map((count) => {
    const here = left;
    left += count * size + between;
    return here;
  });
  return { size, lefts };
}
