/** The points as the kernels for any model take them: inputs and target one behind the other, each in whole quads. */
import { inputsOf } from '../core/data/inputs.ts';
import type { Dataset } from '../core/types.ts';

const QUAD = 4;

export function quadsOf(points: number): number {
  return Math.ceil(points / QUAD);
}

/** @param quads of a column. [D + 1][4 · quads], f32 */
export function columnsOf(
  data: Dataset,
  quads = quadsOf(data.y.length),
): Float32Array<ArrayBuffer> {
  const columns = [...inputsOf(data), data.y];
  const length = QUAD * quads;
  const all = new Float32Array(columns.length * length);
  for (const [c, column] of columns.entries()) all.set(column, c * length);
  return all;
}

/** How batches lie: each in whole quads, one behind the other, for so many epochs. */
export interface BatchLayout {
  readonly stepsPerEpoch: number;
  readonly batchQuads: number;
  /** From a column to the next. */
  readonly columnQuads: number;
}

export function layOutBatches(points: number, size: number, epochs: number): BatchLayout {
  const stepsPerEpoch = Math.ceil(points / size);
  const batchQuads = quadsOf(Math.min(size, points));
  return { stepsPerEpoch, batchQuads, columnQuads: epochs * stepsPerEpoch * batchQuads };
}

/** Puts the points of an epoch where they are taken. @param batches the rows of each step */
export function layBatches(
  all: Float32Array,
  data: Dataset,
  { stepsPerEpoch, batchQuads, columnQuads }: BatchLayout,
  epoch: number,
  batches: readonly Uint32Array[],
): void {
  const first = QUAD * epoch * stepsPerEpoch * batchQuads;
  for (const [c, column] of [...inputsOf(data), data.y].entries()) {
    let at = QUAD * c * columnQuads + first;
    for (const rows of batches) {
      for (let i = 0; i < rows.length; i++) all[at + i] = column[rows[i] ?? 0] ?? NaN;
      at += QUAD * batchQuads;
    }
  }
}
