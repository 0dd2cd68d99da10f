import { noisyLineInPieces } from '../article/line.ts';
import { DEGREES } from '../models/catalogue.ts';
import type { TorchGenerator } from '../random/torch.ts';
import type { Dataset } from '../types.ts';
import type { InPieces } from '../work/pieces.ts';
import { DATASETS, isPlane, type DatasetId } from './datasets.ts';
import { PLANES } from './planes.ts';
import { scatter } from './scatter.ts';

export interface Drawing {
  readonly dataset: DatasetId;
  readonly points: number;
  /** Of the data about a polynomial. */
  readonly degree: number | undefined;
}

/** Draws the points of a dataset, as a PyTorch script does. */
export function* drawInPieces(
  { dataset, points, degree = DEGREES.usual }: Drawing,
  generator: TorchGenerator,
): InPieces<Dataset> {
  const row = DATASETS[dataset].about?.(degree);
  if (row?.data !== undefined) {
    yield 0;
    return scatter(generator, row.data.formula ?? row.formula, row.data, points);
  }
  if (!isPlane(dataset)) return yield* noisyLineInPieces(generator, points);
  yield 0;
  return PLANES[dataset](generator, points);
}
