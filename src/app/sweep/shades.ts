/** What a map of many runs shows of its cells: how each stands, and where its value is on the scale of the colours. */

import { scaleOf, shareOn, type Scale } from '../../run/sweep/scale.ts';

/** A cell is still to come; it has a value; its loss is no longer finite; it has not arrived where the measure looks for it. */
export const STATES = { waiting: 0, known: 1, diverged: 2, unfinished: 3 } as const;

/** A row for each value of the upright axis, the least first. [height × width] */
export interface Shades {
  readonly width: number;
  readonly height: number;
  /** One of {@link STATES} each. */
  readonly states: Uint8Array;
  /** From 0 to 1; NaN where there is no value. */
  readonly shares: Float32Array;
  readonly scale: Scale;
  /** The cell of the least value, the first of several; undefined where none has one. */
  readonly best: number | undefined;
}

/**
 * @param values of the measure, the less the better; NaN where a cell has none. [height × width]
 * @param states one of {@link STATES} each. [height × width]
 */
export function shadesOf(
  size: Pick<Shades, 'width' | 'height'>,
  values: ArrayLike<number>,
  states: Uint8Array,
): Shades {
  const scale = scaleOf(Float64Array.from(values, (value, cell) => states[cell] === STATES.known ? value : NaN)); // prettier-ignore
  const shares = new Float32Array(states.length).fill(NaN);
  let best: number | undefined;
  for (let cell = 0; cell < shares.length; cell++) {
    if (states[cell] !== STATES.known) continue;
    const value = values[cell] ?? NaN;
    shares[cell] = shareOn(scale, value);
    if (best === undefined || value < (values[best] ?? NaN)) best = cell;
  }
  const { width, height } = size;
  return { width, height, states, shares, scale, best };
}

/**
 * Each sign by itself in the order of its values: from 0 over ½, which is 0, to 1. So a picture of a boundary has the same contrast
 * at any depth. [cells]
 */
export function rankedBySign(values: ArrayLike<number>, states: Uint8Array): Float32Array {
  const shares = new Float32Array(states.length).fill(NaN);
  for (const sign of [-1, 1]) {
    const cells = [...states.keys()].filter((cell) => states[cell] === STATES.known && Math.sign(values[cell] ?? NaN) === sign); // prettier-ignore
    cells.sort((p, q) => (values[p] ?? NaN) - (values[q] ?? NaN));
    for (const [i, cell] of cells.entries()) {
      const rank = (i + 1) / (cells.length + 1) / 2;
      shares[cell] = sign < 0 ? rank : 0.5 + rank;
    }
  }
  return shares;
}

/**
 * Of each cell the one whose colour it has: its own where it is there, else the nearest coarser one, as long as a map is
 * filled from coarse to fine. [height × width]
 */
export function shownIn({ width, height, states }: Pick<Shades, 'width' | 'height' | 'states'>) {
  const coarsest = 2 ** Math.ceil(Math.log2(Math.max(width, height, 1)));
  return Uint32Array.from(states, (state, cell) => {
    if (state !== STATES.waiting) return cell;
    const [column, row] = [cell % width, Math.floor(cell / width)];
    for (let step = 2; step <= coarsest; step *= 2) {
      const above = (row - (row % step)) * width + column - (column % step);
      if (states[above] !== STATES.waiting) return above;
    }
    return cell;
  });
}

/** How many cells there are of each share. [bins] */
export function histogramOf({ states, shares }: Shades, bins: number): readonly number[] {
  const counts = Array<number>(bins).fill(0);
  for (const [cell, state] of states.entries()) {
    if (state !== STATES.known) continue;
    const bin = Math.min(Math.floor((shares[cell] ?? NaN) * bins), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** The cells of the least values, the best first. */
export function bestCells(
  values: ArrayLike<number>,
  { states }: Pick<Shades, 'states'>,
  most: number,
): readonly number[] {
  const all = [...states.keys()].filter((cell) => states[cell] === STATES.known);
  return all.sort((p, q) => (values[p] ?? NaN) - (values[q] ?? NaN) || p - q).slice(0, most);
}
