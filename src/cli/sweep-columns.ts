/** The columns of a sweep while they are filled, and what is said of it meanwhile. */
import { grouped } from '../core/text/grouped.ts';
import type { Engine } from '../core/types.ts';
import type { Sweep } from '../run/sweep/sweep.ts';
import { duration } from './output.ts';
import type { Columns } from './sweep-folder.ts';

export function progressLine({ progress: { done, count, leftMs } }: Sweep): string {
  const left = leftMs === undefined ? '' : `  ${duration(leftMs)} left`;
  return `${grouped(done)}/${grouped(count)} runs${left}`;
}

export function emptyColumns({ measures }: Sweep, runs: number): Record<string, Float64Array> {
  return Object.fromEntries(measures.map(({ column }) => [column, new Float64Array(runs)]));
}

/** @param from the run that has the first place */
export function take(into: Columns, columns: Columns, runs: Uint32Array, from: number): void {
  for (const [name, values] of Object.entries(columns))
    for (const [i, run] of runs.entries()) {
      const column = into[name];
      if (column !== undefined) column[run - from] = values[i] ?? NaN;
    }
}

/** `wasm, 2 threads` is one way to compute, `webgpu, SwiftShader` another: their last digits differ. */
export function engineName({ info: { engine, adapter, precision } }: Engine): string {
  return `${engine}, ${adapter}, ${precision}`;
}
