/** Which minimum each run has come to: those that have come to rest, by the loss at which they did. */
import { basinsOf } from '../../run/sweep/basins.ts';
import type { Measure } from '../../run/sweep/types.ts';

/** Numbered from 1 on, the deepest first. */
export const MINIMUM: Measure = {
  name: 'minimum',
  column: 'minimum',
  unit: 'minimum',
  better: 'less',
  missing: 'not-reached',
  about: 'the minimum in which it has come to rest, the deepest is 1',
};

/** A run rests whose loss is another by no more than this share of it since the frame before. */
const RESTING = 1e-3;
/** So many have colours of their own. */
export const MOST_MINIMA = 6;
/** Below this a loss is 0: what is left of it is rounding. */
const NOTHING = 1e-9;

export interface Basins {
  /** From 1 on; NaN where a run rests in none. [cells] */
  readonly minimum: Float64Array;
  /** Of each minimum, the deepest first. */
  readonly losses: readonly number[];
}

/**
 * By the loss alone: places that a symmetry of the model makes of one another are one minimum here.
 * @param last losses; NaN where a run has none. [cells]
 * @param before the losses of a frame before. [cells]
 */
export function restingIn(last: Float64Array, before: ArrayLike<number>): Basins {
  const resting = last.map((now, cell) =>
    Math.abs(now - (before[cell] ?? NaN)) <= RESTING * Math.abs(now) + NOTHING ? now : NaN,
  );
  const { of, minima } = basinsOf(resting, []);
  const losses = minima.slice(0, MOST_MINIMA).map(({ loss }) => loss);
  const minimum = Float64Array.from(of, (k) => (k >= 1 && k <= MOST_MINIMA ? k : NaN));
  return { minimum, losses };
}

/**
 * How many cells it is from each to the nearest that has another value, or past the edge; diagonals count as one. There and
 * back again: by the neighbours above and at the left, then by those below and at the right.
 * @param values a row after the other. [cells]
 */
export function roomsIn(values: ArrayLike<number>, width: number): Uint32Array {
  const rooms = new Uint32Array(values.length).fill(values.length);
  const height = values.length / width;
  const from = (cell: number, step: 1 | -1): void => {
    const column = cell % width;
    const row = Math.floor(cell / width);
    for (const [x, y] of [
      [-step, 0],
      [-1, -step],
      [0, -step],
      [1, -step],
    ] as const) {
      const [atX, atY] = [column + x, row + y];
      const other = atY * width + atX;
      const isSame = atX >= 0 && atX < width && atY >= 0 && atY < height && values[other] === values[cell]; // prettier-ignore
      rooms[cell] = Math.min(rooms[cell] ?? 0, isSame ? (rooms[other] ?? 0) + 1 : 1);
    }
  };
  for (let cell = 0; cell < values.length; cell++) from(cell, 1);
  for (let cell = values.length - 1; cell >= 0; cell--) from(cell, -1);
  return rooms;
}
