/**
 * What is known of a run without training, where its loss is a quadratic form of θ:
 * L(θ) = L* + ½·(θ − θ*)ᵀ·H·(θ − θ*).
 */
import { columnMean } from '../arithmetic/mean.ts';
import { AS_F64, finiteAt, type Columns } from '../data/columns.ts';
import { inputsOf } from '../data/inputs.ts';
import { ConfigError } from '../errors.ts';
import { bestOf, type Best, type Digits } from './best.ts';
import type { Features } from './columns.ts';
import type { Method } from './holds.ts';
import { each, times, type Vector } from '../arithmetic/vectors.ts';

/**
 * Of any number of parameters. Plain data, which a Worker may hand over: what follows from it are the
 * functions of this room.
 */
export interface Theory extends Best {
  /** 1/n · Σ(y − ȳ)²: the loss of the best constant. */
  readonly variance: number;
  /** 1/n · Σy² */
  readonly squareY: number;
  /** μ of its steps. */
  readonly momentum: number;
  /** 2·(1 + μ)/λmax: gradient descent converges below this learning rate, and diverges above. */
  readonly largestStableLearningRate: number;
}

/** What there may be a theory of; x and y of any kind of number. */
export type Theorised = Method & { readonly data: Columns };

/** As {@link theoryOf}, whoever reads the model. */
export type TheoryOf = (problem: Theorised, digits?: Digits) => Theory | undefined;

/** @param features of these data, which are finite */
export function knownOf(
  features: Features,
  { y }: Columns,
  momentum: number,
  digits: Digits = 'enough',
): Theory | undefined {
  const best = bestOf(features, digits);
  const rows = y.length;
  const meanY = columnMean(rows, (first, into) => {
    for (let i = 0; i < into.length; i++) into[i] = y[first + i] ?? NaN;
  });
  const variance = columnMean(rows, (first, into) => {
    for (let i = 0; i < into.length; i++) into[i] = ((y[first + i] ?? NaN) - meanY) ** 2;
  });
  const squareY = variance + meanY ** 2;
  const numbers = [best.loss, squareY, ...best.parameters, ...best.hessian.flat()];
  if (!numbers.every(Number.isFinite)) return undefined;
  const largestStableLearningRate = (2 * (1 + momentum)) / (best.eigenvalues.at(-1) ?? NaN);
  return { ...best, variance, squareY, momentum, largestStableLearningRate };
}

/** @throws ConfigError that names the number */
export function checkFinite(points: Columns): void {
  const { y } = points;
  if (y.length === 0)
    throw new ConfigError('points', 'points 0 leave nothing to fit: give at least one');
  const inputs = inputsOf(points);
  for (const [d, column] of inputs.entries()) {
    const name = d === 0 ? 'x' : `more[${d - 1}]`;
    for (let i = 0; i < y.length; i++) finiteAt(name, column, i, AS_F64);
  }
  for (let i = 0; i < y.length; i++) finiteAt('y', y, i, AS_F64);
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
