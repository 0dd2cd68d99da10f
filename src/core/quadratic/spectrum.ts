/** The eigenvalues of H = 2·AᵀA and their directions, from the rows of A. */
import { dot, each, type Matrix, type Vector } from '../arithmetic/vectors.ts';

export interface Spectrum {
  /** From the least on. [P] */
  readonly eigenvalues: Vector;
  /** The unit eigenvectors, in that order. [P][P] */
  readonly axes: Matrix;
}

/** @param rows orthogonal; those of length 0 leave directions in which nothing changes. [≤ P][P] */
export function spectrumOf(rows: Matrix, length: number): Spectrum {
  const found = rows
    .map((row) => row.slice(0, length))
    .map((row) => ({ row, value: 2 * dot(row, row) }))
    .filter(({ value }) => value > 0)
    .toSorted((one, other) => one.value - other.value);
  const steep = found.map(({ row, value }) => scaled(row, 1 / Math.sqrt(value / 2)));
  const flat: Vector[] = [];
  while (flat.length + steep.length < length) flat.push(besides([...flat, ...steep], length));
  return {
    eigenvalues: [...flat.map(() => 0), ...found.map(({ value }) => value)],
    axes: [...flat, ...steep].map(turnedUp),
  };
}

/** A unit vector at right angles to these: of the coordinates, the one of which most is left. */
function besides(axes: Matrix, length: number): Vector {
  const less = (from: Vector): Vector =>
    axes.reduce((rest, axis) => {
      const share = dot(rest, axis);
      return each((value, part) => value - share * part, rest, axis);
    }, from);
  // Twice is enough (Kahan).
  const left = Array.from({ length }, (_, p) =>
    less(less(Array.from({ length }, (__, k) => Number(k === p)))),
  );
  const best = left.reduce((one, other) => (dot(other, other) > dot(one, one) ? other : one));
  return scaled(best, 1 / Math.sqrt(dot(best, best)));
}

/** Of v and −v the one whose greatest component is positive. */
function turnedUp(axis: Vector): Vector {
  const most = axis.reduce((so, value) => (Math.abs(value) > Math.abs(so) ? value : so), 0);
  return most < 0 ? scaled(axis, -1) : axis;
}

function scaled(list: Vector, factor: number): Vector {
  return list.map((value) => value * factor);
}
