/**
 * What is known of a run without training, where its loss is a quadratic form of θ:
 * L(θ) = L* + ½·(θ − θ*)ᵀ·H·(θ − θ*).
 */
import type { Columns } from '../data/columns.ts';
import { holds, type Method } from './holds.ts';
import { leastSquares, type LeastSquares } from './least-squares.ts';
import { each, times, type Matrix, type Vector } from './vectors.ts';

/**
 * Of any number of parameters. Plain data, which a Worker may hand over: what follows from it are the
 * functions of this room.
 */
export interface Theory extends Omit<LeastSquares, 'parameters' | 'hessian' | 'eigenvalues'> {
  /** θ*: the best parameters; where many are equally good, the shortest. [P] */
  readonly parameters: Vector;
  /** H: the second derivatives of the loss. [P][P] */
  readonly hessian: Matrix;
  /** Of `hessian`, from the least on. [P] */
  readonly eigenvalues: Vector;
  /** The unit eigenvectors, in the order of the eigenvalues. [P][P] */
  readonly axes: Matrix;
}

/** What there may be a theory of; x and y of any kind of number. */
export type Theorised = Method & { readonly data: Columns };

/**
 * The theory of a problem; undefined where there is none. It goes over the data: who needs it more than
 * once keeps it.
 * @throws ConfigError as {@link leastSquares}
 */
export function theoryOf(problem: Theorised): Theory | undefined {
  return holds(problem) ? withAxes(leastSquares(problem.data)) : undefined;
}

/** The components of θ − θ* along the axes. */
export function alongAxes({ parameters, axes }: Theory, theta: Vector): number[] {
  return times(
    axes,
    each((value, best) => value - best, theta, parameters),
  );
}

/** L − L* = ½·Σ λ·c², of components c. */
export function excessOf({ eigenvalues }: Theory, components: Vector): number {
  return eigenvalues.reduce((sum, value, i) => sum + (value * (components[i] ?? NaN) ** 2) / 2, 0);
}

function withAxes(fit: LeastSquares): Theory {
  const [a, b] = steepDirection(fit);
  return {
    ...fit,
    axes: [
      [-b, a],
      [a, b],
    ],
  };
}

/**
 * The unit eigenvector of [[p, q], [q, r]] for its greater eigenvalue λ: (λ − r, q) and (q, λ − p)
 * both are multiples of it, and the longer one has not cancelled.
 */
function steepDirection({
  hessian: [[p, q], [, r]],
  eigenvalues: [, steepest],
}: LeastSquares): [number, number] {
  const [x, y] = p >= r ? [steepest - r, q] : [q, steepest - p];
  const length = Math.hypot(x, y);
  // A multiple of I: every direction is one.
  return length > 0 ? [x / length, y / length] : [1, 0];
}
