import { LimitError } from '../core/errors.ts';
import { MOST_ITERATIONS, type Shape } from '../core/work/shape.ts';
import { eachColumn } from '../core/data/inputs.ts';
import type { Dataset } from '../core/types.ts';
import type { BufferScope } from './buffers.ts';
import { BUFFER } from './flags.ts';
import { Struct } from './struct.ts';

/** Points that lie side by side in a vec4f. */
const QUAD = 4;
const QUAD_BYTES = 16;

/** How points are divided where one binding does not hold a column: into chunks of equal size. */
export interface ChunkLayout {
  readonly chunks: number;
  /** Workgroups over each chunk, … */
  readonly blocksPerChunk: number;
  /** … and the quads of each of them. */
  readonly quadsPerBlock: number;
  /** Of each chunk but the last, which may have fewer. */
  readonly pointsPerChunk: number;
}

/**
 * As few chunks as there can be, each with as many blocks as the shape has, so that every dispatch
 * fills the device. Blocks are equal throughout: the sums are those of one binding that is summed in
 * `chunks * blocksPerChunk` blocks.
 * @param bindingBytes the most bytes of one binding, at least a quad's
 * @throws LimitError when `combine` could not sum the blocks in loops of bounded length
 */
export function layOutChunks(
  points: number,
  { workgroupSize, blocks }: Shape,
  bindingBytes: number,
): ChunkLayout {
  const quads = Math.ceil(points / QUAD);
  const quadsPerBinding = Math.floor(bindingBytes / QUAD_BYTES);
  const blocksPerChunk = Math.min(blocks, quadsPerBinding);
  // In whole blocks: what a binding holds beyond them stays unused.
  const mostQuads = blocksPerChunk * Math.floor(quadsPerBinding / blocksPerChunk);
  const chunks = Math.ceil(quads / mostQuads);
  const mostChunks = Math.floor((workgroupSize * MOST_ITERATIONS) / blocksPerChunk);
  if (chunks > mostChunks) {
    throw new LimitError(
      `points ${points} would take ${chunks} bindings of ${bindingBytes} bytes, a step can sum ${mostChunks}: give at most ${mostChunks * mostQuads * QUAD} points`,
    );
  }
  const quadsPerBlock = Math.ceil(quads / (blocksPerChunk * chunks));
  return {
    chunks,
    blocksPerChunk,
    quadsPerBlock,
    pointsPerChunk: blocksPerChunk * quadsPerBlock * QUAD,
  };
}

/** Consecutive points of a dataset, without a copy. */
export function chunkOf(data: Dataset, layout: ChunkLayout, chunk: number): Dataset {
  const begin = chunk * layout.pointsPerChunk;
  const end = begin + layout.pointsPerChunk;
  return eachColumn(data, (column) => column.subarray(begin, end));
}

/** The points. [points, padded to whole quads], f32 */
export interface DataBuffers {
  readonly xs: GPUBuffer;
  readonly ys: GPUBuffer;
}

/**
 * Buffers that are going to hold these points, as the scope fills them.
 * @param room points for which there is room at least
 */
export function createDataBuffers(scope: BufferScope, { x, y }: Dataset, room = 0): DataBuffers {
  const bytes = columnBytes(Math.max(x.length, room));
  return {
    xs: scope.createFilled('xs', x, BUFFER.STORAGE, bytes),
    ys: scope.createFilled('ys', y, BUFFER.STORAGE, bytes),
  };
}

/** A column of so many points, padded to whole quads. */
export function columnBytes(points: number): number {
  return Math.ceil(points / QUAD) * QUAD_BYTES;
}

/** `struct Chunk` in partials.wgsl. */
export const CHUNK = new Struct({ points: 'u32', firstBlock: 'u32', quadsPerBlock: 'u32' });

/** `struct Chunk` for one of the chunks, which has `points` points. */
export function chunkSettings(
  points: number,
  { blocksPerChunk, quadsPerBlock }: ChunkLayout,
  chunk: number,
): Uint32Array<ArrayBuffer> {
  return CHUNK.write({ points, firstBlock: chunk * blocksPerChunk, quadsPerBlock });
}
