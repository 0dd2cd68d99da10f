/** What all contestants train, each task by its name in the tables. */
import { parseConfig, setUp, type Problem } from '../../../src/index.ts';
import { Batches } from '../../../src/core/batches/batches.ts';

const SETTINGS = {
  /** The article's. */
  line: { model: 'parameter', epochs: 20_000 },
  /** y = a·exp(−b·x) + c. */
  exponential: { model: 'exponential', lr: 0.01, epochs: 20_000 },
  /** What TensorFlow Playground opens with: a network 2-4-2-1, in batches. */
  playground: {
    ...{ model: 'network', layers: '4,2', dataset: 'circle', points: 250 },
    ...{ batch: 10, lr: 0.03, epochs: 400 },
  },
  /** A network 2-8-8-1, over all points. */
  adam: {
    ...{ model: 'network', layers: '8,8', dataset: 'circle', points: 200 },
    ...{ optimizer: 'adam', epochs: 4000 },
  },
} as const;

export type TaskName = keyof typeof SETTINGS;
export const TASK_NAMES = Object.keys(SETTINGS) as readonly TaskName[];

export interface Task {
  readonly name: TaskName;
  readonly problem: Problem;
  /** Of a full run. */
  readonly epochs: number;
  /** From the inputs to the output, where it is a network; the line is one of 1-1. */
  readonly sizes: readonly number[] | undefined;
  /** The points row by row, as most libraries take them. [n][D] */
  readonly rows: readonly number[][];
}

export function taskOf(name: TaskName): Task {
  const { problem, config } = setUp(parseConfig(SETTINGS[name]));
  const { data, model } = problem;
  const columns = [data.x, ...(data.more ?? [])];
  return {
    name,
    problem,
    epochs: config.epochs,
    sizes: 'sizes' in model ? model.sizes : name === 'line' ? [1, 1] : undefined,
    rows: Array.from(data.x, (_, i) => columns.map((column) => column[i] ?? NaN)),
  };
}

/** The rows of the points that each update takes, drawn as PyTorch draws them. [epochs][updates][size] */
export function ordersOf({ problem }: Task, epochs: number): readonly (readonly Uint32Array[])[] {
  const { data, batch, start } = problem;
  const batches = new Batches(data.y.length, batch, start.order);
  return Array.from({ length: epochs }, () => batches.next());
}

/** The parameters of a network layer by layer: W row by row, then b. */
export function layersOf(
  sizes: readonly number[],
  theta: readonly number[],
): readonly { readonly weights: number[][]; readonly biases: number[] }[] {
  let at = 0;
  const take = (count: number): number[] => theta.slice(at, (at += count));
  return sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l] ?? 0;
    const weights = Array.from({ length: outputs }, () => take(inputs));
    return { weights, biases: take(outputs) };
  });
}
