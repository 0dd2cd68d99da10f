/** Data that are drawn from a seed, by name. */
import { noisyLineInPieces } from '../article/line.ts';
import { CATALOGUE, DEGREES, polynomial, type FormulaModel } from '../models/catalogue.ts';
import type { TorchGenerator } from '../random/torch.ts';
import type { Dataset } from '../types.ts';
import type { InPieces } from '../work/pieces.ts';
import { PLANES, type Plane } from './planes.ts';
import { scatter } from './scatter.ts';

const ONE = ['x'] as const;
/** Of a plane. */
const TWO = ['x1', 'x2'] as const;

interface DrawnData {
  /** What a formula calls the inputs. [D] */
  readonly columns: readonly string[];
  /** Whether the targets are 0 and 1. */
  readonly classes?: true;
  /** @param degree of the data about a polynomial */
  readonly draw: (generator: TorchGenerator, points: number, degree?: number) => InPieces<Dataset>;
}

function* about(
  { formula, data }: FormulaModel,
  generator: TorchGenerator,
  points: number,
): InPieces<Dataset> {
  // prettier-ignore
  yield 0;
  if (data === undefined) throw new TypeError('a model without points of its own');
  return scatter(generator, data.formula ?? formula, data, points);
}

function ofPlane(plane: Plane): DrawnData {
  return {
    columns: TWO,
    classes: true,
    *draw(generator, points) {
      yield 0;
      return plane(generator, points);
    },
  };
}

function ofRow(row: FormulaModel): DrawnData {
  return { columns: ONE, draw: (generator, points) => about(row, generator, points) };
}

const { quadratic, cubic, exponential, logistic, sine, gaussian, power } = CATALOGUE;

const SETS = {
  line: { columns: ONE, draw: noisyLineInPieces },
  quadratic: ofRow(quadratic),
  cubic: ofRow(cubic),
  exponential: ofRow(exponential),
  logistic: ofRow(logistic),
  sine: ofRow(sine),
  gaussian: ofRow(gaussian),
  power: ofRow(power),
  polynomial: {
    columns: ONE,
    draw: (generator, points, degree = DEGREES.usual) =>
      about(polynomial(degree), generator, points),
  },
  circle: ofPlane(PLANES.circle),
  xor: ofPlane(PLANES.xor),
  spiral: ofPlane(PLANES.spiral),
} as const satisfies Record<string, DrawnData>;
export type DatasetId = keyof typeof SETS;
export const DATASETS: Readonly<Record<DatasetId, DrawnData>> = SETS;
export const DATASET_IDS = Object.keys(DATASETS) as readonly DatasetId[];
