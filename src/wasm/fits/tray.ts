/** The memory that threads share when they fit together: a piece of a batch, its results, and who takes which of its fits. */
import { rowsOf, sharesInputs } from '../../core/fits/batch.ts';
import type { FitBatch, FitResults } from '../../core/fits/types.ts';
import { Barrier } from '../barrier.ts';

/** Bytes that what is read and written by itself begins at. */
const LINE = 128;
/** Whole numbers at the head: the barrier's, on a line of its own, then those of the piece. */
const PIECE = 2 * (LINE / 4);
const TAKEN = LINE / 4;
const HEAD_BYTES = 3 * LINE;

/** Of a piece, in the order of the head. */
interface Sizes {
  readonly fits: number;
  readonly rows: number;
  readonly inputRows: number;
  readonly isGrouped: boolean;
  readonly isWeighed: boolean;
}

/** How many fits a thread takes at a time: few enough to end with the others, many enough not to meet them often. */
const TAKE = 64;

export interface Tray {
  readonly barrier: Barrier;
  /** Lays a piece of a batch out for all. @returns undefined where there is no room, else where the results will be */
  readonly put: (batch: FitBatch, first: number, end: number) => FitResults | undefined;
  /** Does what nobody has taken yet. */
  readonly work: (fit: FitSome) => void;
}

/** Fits some of a batch. */
export type FitSome = (batch: FitBatch, first: number, end: number, results: FitResults) => void;

/** @param columns D @param parameters P */
export function trayOf(
  shared: SharedArrayBuffer,
  threads: number,
  columns: number,
  parameters: number,
): Tray {
  const head = new Int32Array(shared, 0, HEAD_BYTES / 4);

  /** A batch, and room for its results, as they lie there. */
  function laid({ fits, rows, inputRows, isGrouped, isWeighed }: Sizes) {
    let end = HEAD_BYTES;
    const take = <T>(
      of: new (buffer: SharedArrayBuffer, at: number, length: number) => T,
      bytes: number,
      length: number,
    ): T => {
      const at = end;
      end = Math.ceil((end + bytes * length) / LINE) * LINE;
      return new of(shared, Math.min(at, shared.byteLength), end > shared.byteLength ? 0 : length);
    };
    const inputs = Array.from({ length: columns }, () => take(Float32Array, 4, inputRows));
    const target = take(Float32Array, 4, rows);
    const weights = isWeighed ? take(Float32Array, 4, rows) : undefined;
    const groups = isGrouped ? take(Uint32Array, 4, fits + 1) : undefined;
    const starts = take(Float32Array, 4, fits * parameters);
    const results = {
      parameters: take(Float64Array, 8, fits * parameters),
      chiSquares: take(Float64Array, 8, fits),
      iterations: take(Uint32Array, 4, fits),
      states: take(Uint8Array, 1, fits),
    };
    return { batch: { inputs, target, weights, groups, starts }, results, end };
  }

  return {
    barrier: new Barrier(new Int32Array(shared, 0, Barrier.CELLS), threads),
    put(batch, first, end) {
      const { inputs, target, weights, groups, starts } = batch;
      const firstRow = rowsOf(batch, first).first;
      const rows = groups === undefined ? target.length : Number(groups[end]) - firstRow;
      const isShared = sharesInputs(batch);
      const inputRows = isShared ? (inputs[0]?.length ?? 0) : rows;
      const isWeighed = weights !== undefined;
      const sizes = {
        fits: end - first,
        rows,
        inputRows,
        isGrouped: groups !== undefined,
        isWeighed,
      };
      const { batch: own, results, end: bytes } = laid(sizes);
      if (bytes > shared.byteLength) return undefined;
      const from = isShared ? 0 : firstRow;
      for (const [d, column] of inputs.entries()) own.inputs[d]?.set(column.subarray(from, from + inputRows)); // prettier-ignore
      own.target.set(target.subarray(firstRow, firstRow + rows));
      if (weights !== undefined) own.weights?.set(weights.subarray(firstRow, firstRow + rows));
      for (let i = 0; groups !== undefined && own.groups !== undefined && i <= end - first; i++)
        own.groups[i] = Number(groups[first + i]) - firstRow;
      own.starts.set(starts.subarray(first * parameters, end * parameters));
      head.set([sizes.fits, rows, inputRows, Number(sizes.isGrouped), Number(isWeighed)], PIECE);
      Atomics.store(head, TAKEN, 0);
      return results;
    },
    work(fit) {
      const [fits = 0, rows = 0, inputRows = 0, isGrouped = 0, isWeighed = 0] =
        head.subarray(PIECE);
      const { batch, results } = laid({ fits, rows, inputRows, isGrouped: isGrouped === 1, isWeighed: isWeighed === 1 }); // prettier-ignore
      for (;;) {
        const first = Atomics.add(head, TAKEN, TAKE);
        if (first >= fits) return;
        fit(batch, first, Math.min(first + TAKE, fits), results);
      }
    },
  };
}
