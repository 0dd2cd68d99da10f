/** How the rows of fits lie for kernels/fit-many.wgsl: those of each fit in whole quads, a column behind the other. */
import { rowsOf, scaleOf, sharesInputs } from '../core/fits/batch.ts';
import type { Column, FitBatch } from '../core/fits/types.ts';
import { quadsOf } from './columns.ts';
import { Struct } from './struct.ts';

/** `struct Slice`. */
export const SLICE = new Struct({ inputs: 'u32', targets: 'u32', rows: 'u32', scale: 'f32' });

/** Some fits of a batch, one after another. */
export interface FitPiece {
  readonly first: number;
  readonly end: number;
}

export interface LaidFits {
  readonly slices: Uint32Array<ArrayBuffer>;
  /** Inputs, targets and, where there are weights, their roots. */
  readonly points: Float32Array<ArrayBuffer>;
  readonly columnQuads: number;
  readonly targetQuads: number;
  /** By which residuals are multiplied. [fits] */
  readonly scales: Float32Array;
}

/**
 * Cuts a batch.
 * @param most fits of a piece, and quads of all its columns
 * @returns pieces, of which one that is too large by itself has a single fit
 */
export function piecesOf(
  batch: FitBatch,
  fits: number,
  most: { readonly fits: number; readonly quads: number },
): readonly FitPiece[] {
  const pieces: FitPiece[] = [];
  const columns = columnsOf(batch);
  const own = quadsOf(batch.groups === undefined ? batch.target.length : 0);
  let [first, quads] = [0, own];
  for (let fit = 0; fit < fits; fit++) {
    const more = batch.groups === undefined ? 0 : columns * quadsOf(rowsOf(batch, fit).count);
    if (fit > first && (fit - first === most.fits || quads + more > most.quads)) {
      pieces.push({ first, end: fit });
      [first, quads] = [fit, own];
    }
    quads += more;
  }
  if (fits > first) pieces.push({ first, end: fits });
  return pieces;
}

/** Columns of a batch that are each fit's own. */
function columnsOf(batch: FitBatch): number {
  const inputs = sharesInputs(batch) ? 0 : batch.inputs.length;
  return inputs + (batch.weights === undefined ? 1 : 2);
}

export function layFits(batch: FitBatch, { first, end }: FitPiece): LaidFits {
  const { inputs, target, weights, groups } = batch;
  const fits = end - first;
  // Where all have the same rows, they lie there once.
  const ofRows = groups === undefined ? 1 : fits;
  const ofInputs = sharesInputs(batch) ? Math.min(1, ofRows) : ofRows;
  const counts = Array.from({ length: ofRows }, (_, i) => rowsOf(batch, first + i).count);
  const targetQuads = counts.reduce((sum, count) => sum + quadsOf(count), 0);
  const columnQuads = ofInputs === ofRows ? targetQuads : quadsOf(counts[0] ?? 0);
  const D = inputs.length;
  const points = new Float32Array(4 * (D * columnQuads + (weights === undefined ? 1 : 2) * targetQuads)); // prettier-ignore
  const slices = new Uint32Array((fits * SLICE.bytes) / 4);
  const floats = new Float32Array(slices.buffer);
  const scales = new Float32Array(fits);
  let quad = 0;
  for (let fit = 0; fit < ofRows; fit++) {
    const { first: row, firstInput, count } = rowsOf(batch, first + fit);
    if (fit < ofInputs)
      for (let d = 0; d < D; d++) copyRows(points, 4 * (d * columnQuads + quad), inputs[d], firstInput, count); // prettier-ignore
    const at = 4 * (D * columnQuads + quad);
    copyRows(points, at, target, row, count);
    if (weights !== undefined) copyRoots(points, at + 4 * targetQuads, weights, row, count);
    const scale = scaleOf(greatestOf(points, at, count, weights === undefined ? 0 : 4 * targetQuads)); // prettier-ignore
    const own = (fit * SLICE.bytes) / 4;
    slices[own] = ofInputs === ofRows ? quad : 0;
    slices[own + 1] = quad;
    slices[own + 2] = count;
    floats[own + 3] = scale;
    scales[fit] = scale;
    quad += quadsOf(count);
  }
  if (ofRows < fits) {
    const length = SLICE.bytes / 4;
    for (let fit = 1; fit < fits; fit++) slices.copyWithin(fit * length, 0, length);
    scales.fill(scales[0] ?? 1);
  }
  return { slices, points, columnQuads, targetQuads, scales };
}

/** The last row stands for what is none, so that nothing becomes infinite there that is not so at a row. */
function copyRows(
  to: Float32Array,
  at: number,
  from: Column | undefined,
  first: number,
  count: number,
): void {
  if (from === undefined) return;
  for (let i = 0; i < count; i++) to[at + i] = from[first + i] ?? NaN;
  for (let i = count; i % 4 !== 0; i++) to[at + i] = from[first + count - 1] ?? NaN;
}

function copyRoots(to: Float32Array, at: number, from: Column, first: number, count: number): void {
  for (let i = 0; i < count; i++) to[at + i] = Math.sqrt(from[first + i] ?? NaN);
}

/** The greatest √w·|y|. @param toRoots from a target to the root of its weight; 0 where there are none */
function greatestOf(points: Float32Array, at: number, count: number, toRoots: number): number {
  let greatest = 0;
  for (let i = at; i < at + count; i++) {
    const size = Math.abs(points[i] ?? NaN) * (toRoots === 0 ? 1 : (points[i + toRoots] ?? NaN));
    if (!(size <= greatest)) greatest = size;
  }
  return greatest;
}
