/** Where everything lies in the memory of a kernel. */
import { parameterCountOf, inputCountOf } from '../core/models/model.ts';
import { movementOf } from '../core/optimizers/movement.ts';
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
  /** The parameter group of each, 0 for none. [P] */
  readonly groupOf: readonly number[];
  /** Of each group ones at its parameters, and 0 at all others. [G][P, in whole quads] */
  readonly masks: number;
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

export function layoutOf(method: Pick<Method, 'model' | 'optimizer'>): Layout {
  const parameters = parameterCountOf(method.model);
  const { optimizers, groupOf, slotCount, scalarCount } = movementOf(method);
  const thetaBytes = VECTOR_BYTES * Math.ceil(parameters / 4);
  const theta = CONSTANT_BYTES;
  const masks = theta + (1 + slotCount) * thetaBytes;
  const loss = masks + (optimizers.length - 1) * thetaBytes;
  const sums = loss + VECTOR_BYTES;
  const gradient = sums + 2 * thetaBytes;
  const numbers = gradient + 2 * thetaBytes;
  const numbersBytes = 4 * scalarCount;
  return {
    parameters,
    thetaBytes,
    theta,
    groupOf,
    masks,
    loss,
    sums,
    gradient,
    numbers,
    numbersBytes,
    points: numbers + MOST_FED_STEPS * numbersBytes,
    quadBytes: VECTOR_BYTES * (inputCountOf(method.model) + 1),
  };
}
