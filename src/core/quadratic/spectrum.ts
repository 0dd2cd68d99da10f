/** The eigenvalues of H = 2·AᵀA and their directions, from the rows of A. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { dot, each, type Matrix, type Vector } from './vectors.ts';

export interface Spectrum {
  /** From the least on. [P] */
  readonly eigenvalues: Vector;
  /** The unit eigenvectors, in that order. [P][P] */
  readonly axes: Matrix;
}

const MOST_SWEEPS = 60;

/**
 * Rows turned in pairs until all are orthogonal (Hestenes 1958): then each is √(λ/2) times an eigenvector. Rows of very
 * different size keep the digits of the small ones (Demmel and Veselić 1992), which those of AᵀA would lose.
 * @param rows what belongs to a row beyond its first `length` numbers is turned with it. [r][≥ length]
 */
export function turnedOrthogonal(rows: Matrix, length: number): Matrix {
  const turned = rows.map((row) => [...row]);
  const along = (p: number, q: number): number =>
    dot((turned[p] ?? []).slice(0, length), turned[q] ?? []);
  /** @returns whether a pair was farther from orthogonal than its numbers can be told apart */
  const sweep = (): boolean => {
    let isFar = false;
    for (let p = 0; p < turned.length; p++) {
      for (let q = p + 1; q < turned.length; q++) {
        const [a, b, c] = [along(p, p), along(q, q), along(p, q)];
        if (c === 0) continue;
        isFar ||= Math.abs(c) > UNIT_ROUNDOFF.f64 * Math.sqrt(a) * Math.sqrt(b);
        const [one, other] = turn(turned[p] ?? [], turned[q] ?? [], (b - a) / (2 * c));
        turned[p] = one;
        turned[q] = other;
      }
    }
    return isFar;
  };
  // The last sweep turns by angles below a rounding: they are what tells how little a small row has of a large one.
  for (let i = 0; i < MOST_SWEEPS && sweep(); i++);
  return turned;
}

/** By the lesser of the two angles at which they are orthogonal. */
function turn(one: Vector, other: Vector, cotangent: number): [number[], number[]] {
  const size = 1 / (Math.abs(cotangent) + Math.hypot(1, cotangent));
  const tangent = cotangent < 0 ? -size : size;
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  return [
    each((x, y) => cosine * x - sine * y, one, other),
    each((x, y) => sine * x + cosine * y, one, other),
  ];
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
