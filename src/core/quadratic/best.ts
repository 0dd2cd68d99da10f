/** The best θ of a linear model under mean squared error, and what the loss is like about it. All f64. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { leftBy, type Features } from './columns.ts';
import { orthogonalised, type Moments, type Orthogonal } from './orthogonal.ts';
import { spectrumOf, type Spectrum } from './spectrum.ts';
import { turnedOrthogonal } from '../arithmetic/turned.ts';
import { dot, each, type Matrix, type Vector } from '../arithmetic/vectors.ts';

export interface Best extends Spectrum {
  /** θ*: the best parameters; where many are equally good, the shortest. [P] */
  readonly parameters: Vector;
  /** How far those may be from the exact ones, to first order. [P] */
  readonly errors: Vector;
  /** False where many θ are equally good: where all x are equal, or one column depends on the others. */
  readonly unique: boolean;
  /** The least mean squared error: the loss at `parameters`. */
  readonly loss: number;
  /** H: the second derivatives of the loss. [P][P] */
  readonly hessian: Matrix;
  readonly moments: Moments;
  /** What f64 has rounded away of each column: the root of its mean square. [P] */
  readonly noise: Vector;
}

/** Of a sum, its quotient and its terms, generously. */
const ROUNDINGS = 8;

/** How many digits θ* has: those that a run in f32 can be held against, or as many as its columns let it have. */
export type Digits = 'enough' | 'all';

export function bestOf(features: Features, digits: Digits): Best {
  const found = orthogonalised(features);
  const { factor, spreads, shares, noise, rest: loss } = found;
  const count = spreads.length;
  const rows = spreads.flatMap((spread, p) =>
    spread > 0
      ? [[...(factor[p] ?? []), shares[p] ?? NaN].map((value) => Math.sqrt(spread) * value)]
      : [],
  );
  const turned = turnedOrthogonal(rows, count);
  const spectrum = spectrumOf(turned, count);
  const unique = rows.length === count;
  const solution = solved(factor, shares);
  const best = digits === 'all' ? refined(features, found, solution) : solution;
  const parameters = unique ? best : shortest(turned, count);
  return {
    ...spectrum,
    parameters,
    errors: unique ? errorsOf(found, parameters) : errorsOfShortest(found, spectrum, parameters),
    unique,
    loss,
    // 2·RᵀDR
    hessian: factor.map((_, j) =>
      factor.map(
        (__, k) =>
          2 *
          spreads.reduce((sum, spread, p) => sum + at(factor, p, j) * spread * at(factor, p, k), 0),
      ),
    ),
    moments: { factor, spreads },
    noise,
  };
}

/** Once more, of what θ leaves of y (Björck 1967). */
function refined(features: Features, { factor, sharesOf }: Orthogonal, theta: Vector): Vector {
  const more = solved(factor, sharesOf(leftBy(features, theta)));
  return each((value, change) => value + change, theta, more);
}

/** R·θ = shares: of the line a = Sxy/Sxx, b = ȳ − a·x̄. */
function solved(factor: Matrix, shares: Vector): Vector {
  const found: number[] = [];
  for (const [p, share] of shares.entries()) {
    found.push(found.reduce((left, value, j) => left - at(factor, p, j) * value, share));
  }
  return found;
}

/** Σ v·(c/σ), of which each row is (σ·v, c). */
function shortest(rows: Matrix, count: number): Vector {
  return Array.from({ length: count }, (_, p) =>
    rows.reduce((sum, row) => {
      const along = row.slice(0, count);
      return sum + ((row[count] ?? NaN) / dot(along, along)) * (row[p] ?? NaN);
    }, 0),
  );
}

/**
 * By the steps of {@link orthogonalised} and {@link solved}. A share errs relative to itself and to what it is a mean of;
 * what is lost of a column carries over by its size against what is left of it. Errors of a mean that is taken away first
 * are of second order, since deviations sum to 0.
 */
function errorsOf({ factor, spreads, noise, shares, sizes }: Orthogonal, theta: Vector): Vector {
  const u = ROUNDINGS * UNIT_ROUNDOFF.f64;
  const errors: number[] = [];
  for (const [p, share] of shares.entries()) {
    const left = Math.sqrt(spreads[p] ?? NaN);
    const own = u + (noise[p] ?? NaN) / left;
    let error = own * (Math.abs(share) + Math.sqrt(sizes[p] ?? NaN) / left);
    for (let j = 0; j < p; j++) {
      const value = Math.abs(theta[j] ?? NaN);
      const part = Math.abs(at(factor, p, j));
      const ofColumn = ((noise[p] ?? NaN) / left) * rootOf(factor, spreads, j) + (noise[j] ?? NaN);
      error += part * (errors[j] ?? NaN) + (own * part + ofColumn / left) * value;
    }
    errors.push(error);
  }
  return errors;
}

/** Along each axis that counts. */
function errorsOfShortest(
  { sizes }: Orthogonal,
  { eigenvalues, axes }: Spectrum,
  theta: Vector,
): Vector {
  const u = ROUNDINGS * UNIT_ROUNDOFF.f64;
  const size = Math.sqrt(Math.max(...sizes));
  const along = eigenvalues.map((value) => (value > 0 ? (u * size) / Math.sqrt(value / 2) : 0));
  return theta.map((value, p) => {
    const across = each(
      (error, axis) => error * axis,
      along,
      axes.map((axis) => Math.abs(axis[p] ?? NaN)),
    );
    return u * Math.abs(value) + across.reduce((sum, error) => sum + error, 0);
  });
}

/** Of column j the root of its mean square. */
function rootOf(factor: Matrix, spreads: Vector, j: number): number {
  return Math.sqrt(spreads.reduce((sum, spread, p) => sum + spread * at(factor, p, j) ** 2, 0));
}

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? NaN;
}
