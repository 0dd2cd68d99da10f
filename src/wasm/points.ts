/** The points as a kernel takes them: four after the other, each column's numbers and then the target's. */
import { inputsOf } from '../core/data/inputs.ts';
import type { Dataset } from '../core/types.ts';

const QUAD = 4;

/** f32 that so many points take. */
export function lengthOf(points: number, columns: number): number {
  return Math.ceil(points / QUAD) * QUAD * columns;
}

/** Puts points where they are taken from `at` on. @param rows which, in their order: all where it is left out */
export function layPoints(to: Float32Array, at: number, data: Dataset, rows?: Uint32Array): void {
  const columns = [...inputsOf(data), data.y];
  const count = rows?.length ?? data.y.length;
  for (const [c, column] of columns.entries()) {
    let place = at + QUAD * c;
    for (let i = 0; i < count; i++) {
      to[place] = column[rows === undefined ? i : (rows[i] ?? 0)] ?? NaN;
      place += i % QUAD === QUAD - 1 ? QUAD * columns.length - (QUAD - 1) : 1;
    }
  }
}
