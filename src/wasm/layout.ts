/** Where everything lies in the memory of a kernel. */
import { parameterCountOf, inputCountOf } from '../core/models/model.ts';
import { optimizerOf } from '../core/optimizers/index.ts';
import type { Method } from '../core/problem.ts';
import { CONSTANT_BYTES } from './constants.ts';

/** Of a v128: what is loaded as one begins at a multiple of it. */
export const VECTOR_BYTES = 16;

/** Steps of one call whose numbers differ: they lie in memory before it. */
export const MOST_FED_STEPS = 4096;

/** Addresses, and sizes in bytes. */
export interface Layout {
  readonly parameters: number;
  /** Of θ, or of a slot: whole quads of f32. */
  readonly thetaBytes: number;
  /** θ and, behind it, the slots. */
  readonly theta: number;
  /** Σ of the losses of the last step, f64, alone in a vector. */
  readonly loss: number;
  /** Σ of their derivatives, f64. [P, in whole quads] */
  readonly sums: number;
  /** dL/dθ of the last step, f64. [P, in whole quads] */
  readonly gradient: number;
  /** Of the steps, f32. [steps][scalars] */
  readonly numbers: number;
  readonly numbersBytes: number;
  /** Four points after the other: each column's four numbers, then the target's. */
  readonly points: number;
  /** Of four points. */
  readonly quadBytes: number;
}

export function layoutOf({ model, optimizer }: Pick<Method, 'model' | 'optimizer'>): Layout {
  const parameters = parameterCountOf(model);
  const { slots, scalars } = optimizerOf(optimizer);
  const thetaBytes = VECTOR_BYTES * Math.ceil(parameters / 4);
  const theta = CONSTANT_BYTES;
  const loss = theta + (1 + slots.length) * thetaBytes;
  const sums = loss + VECTOR_BYTES;
  const gradient = sums + 2 * thetaBytes;
  const numbers = gradient + 2 * thetaBytes;
  const numbersBytes = 4 * scalars.length;
  return {
    parameters,
    thetaBytes,
    theta,
    loss,
    sums,
    gradient,
    numbers,
    numbersBytes,
    points: numbers + MOST_FED_STEPS * numbersBytes,
    quadBytes: VECTOR_BYTES * (inputCountOf(model) + 1),
  };
}
