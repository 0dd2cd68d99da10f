/** A network as its pictures have it: its weights, what its units answer, and where each stands in CSS pixels. */
import { F64 } from '../../../../core/formula/arithmetic.ts';
import {
  ACTIVATIONS,
  layersOf,
  type Activation,
  type ActivationId,
  type Network,
} from '../../../../core/models/network.ts';

const upTo = (count: number): readonly number[] => [...Array(count).keys()];
const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** Between which units a parameter stands, as its name says: `2.weight[to][from]`; of a bias, `2.bias[to]`, `from` none. */
export function edgeOf(name: string) {
  const [module = NaN, to = NaN, from] = (name.match(/\d+/g) ?? []).map(Number);
  // Between two layers is an activation, which counts as a module, too.
  return { layer: module / 2 + 1, from, to };
}

const BETWEEN_PX = 34;
const CELL_PX = 26;

/**
 * The weights of each layer beside each other, and how large a cell is. `places`: where each stands in θ, a row a unit and
 * its bias at the end; of the output a column. [rows][columns]
 */
export function weightsLayout(network: Pick<Network, 'sizes'>, width: number, height: number) {
  const layers = layersOf(network).map(({ inputs, outputs, weights, biases }) => {
    const rows = upTo(outputs).map((to) => [
      ...upTo(inputs).map((from) => weights + to * inputs + from),
      biases + to,
    ]);
    const places = outputs > 1 ? rows : (rows[0] ?? []).map((at) => [at]);
    return { name: `${inputs} → ${outputs}`, places, columns: places[0]?.length ?? 0 };
  });
  const between = Math.min(BETWEEN_PX, width / 8 / layers.length);
  const room = width - between * (layers.length - 1);
  const rows = Math.max(...layers.map(({ places }) => places.length));
  const all = sumOf(layers.map(({ columns }) => columns));
  const size = Math.min(CELL_PX, room / all, height / rows);
  const blocks = layers.map((layer, l) => {
    const before = sumOf(layers.slice(0, l).map(({ columns }) => columns));
    return { ...layer, left: before * size + l * between };
  });
  return { size, blocks };
}

/** Of one unit. [rows] */
export type Answers = Float32Array;

/**
 * What every unit answers, layer by layer, the last of them ŷ.
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
    const given = upTo(outputs).map((o) => {
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

/** More units of a layer than these nobody compares. */
export const MOST_SHOWN = 64;
const GAP_PX = 8;
const SIZES = { most: 120, least: 8 } as const;
/** So small a share of its size a picture may have to save a row. */
const LITTLE = 0.85;

/**
 * Where the pictures of the units stand, a row or more a layer, all of one size.
 * @param hidden units of each hidden layer @param height below the name of the first layer
 * @param name room for that of each other one
 */
export function unitsLayout(
  hidden: readonly number[],
  width: number,
  height: number,
  name: number,
) {
  const shown = hidden.map((units) => Math.min(units, MOST_SHOWN));
  const fitted = (size: number) => {
    const gap = Math.min(GAP_PX, size / 4);
    const columns = Math.max(1, Math.floor((width + gap) / (size + gap)));
    const heights = shown.map((units) => Math.ceil(units / columns) * (size + gap) + gap + name);
    const rows = sumOf(shown.map((units) => Math.ceil(units / columns)));
    return { size, gap, columns, heights, rows, isIn: sumOf(heights) - name <= height };
  };
  const all = upTo(SIZES.most - SIZES.least + 1).map((less) => fitted(SIZES.most - less));
  const largest = all.find(({ isIn }) => isIn) ?? fitted(SIZES.least);
  // A little smaller, where that leaves no row with but a few of them.
  const least = Math.max(LITTLE * largest.size, SIZES.least);
  const whole = all.find(({ size, rows }) => size >= least && rows < largest.rows);
  const { size, gap, columns, heights } = whole ?? largest;
  const tiles = shown.flatMap((units, layer) =>
    upTo(units).map((unit) => ({
      layer,
      unit,
      left: (unit % columns) * (size + gap),
      top: sumOf(heights.slice(0, layer)) + Math.floor(unit / columns) * (size + gap),
    })),
  );
  return { size, tiles };
}
