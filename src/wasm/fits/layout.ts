/** Where four fits lie in the memory of a module that fits: each vector is of all four, a lane a fit. */
import { triangular } from '../../core/fits/graphs.ts';
import type { FitRecipe } from '../../core/fits/types.ts';
import { CONSTANT_BYTES } from '../constants.ts';
import { VECTOR_BYTES } from '../layout.ts';

/** Addresses of vectors, and counts. */
export interface FitLayout {
  readonly parameters: number;
  /** Sums of the rows: χ², Jᵀr, and the lower half of JᵀJ. */
  readonly sumCount: number;
  /** Least, then greatest of each parameter. [P][2] */
  readonly bounds: number;
  readonly tolerance: number;
  /** χ² that is nothing but rounding. */
  readonly noise: number;
  /** Where the fits set out, and then where they are. [P] */
  readonly theta: number;
  readonly units: number;
  /** Where they may go. [P] */
  readonly next: number;
  /** At θ, and there. [sumCount] */
  readonly at: number;
  readonly there: number;
  /** 1 or 0. [P] */
  readonly free: number;
  readonly damping: number;
  /** Whole numbers, a lane each. */
  readonly iterations: number;
  readonly states: number;
  /** Inputs of a row, rows one after another. [rows][D] */
  readonly inputs: number;
  readonly inputBytes: number;
  /** y and what its residual is multiplied by, behind the inputs. [rows][2] */
  readonly targetBytes: number;
}

export function fitLayout({ graph }: Pick<FitRecipe, 'graph'>): FitLayout {
  const P = graph.parameters.length;
  const sumCount = 1 + P + triangular(P);
  let end = CONSTANT_BYTES;
  const take = (vectors: number): number => {
    const address = end;
    end += vectors * VECTOR_BYTES;
    return address;
  };
  return {
    parameters: P,
    sumCount,
    bounds: take(2 * P),
    tolerance: take(1),
    noise: take(1),
    theta: take(P),
    units: take(P),
    next: take(P),
    at: take(sumCount),
    there: take(sumCount),
    free: take(P),
    damping: take(1),
    iterations: take(1),
    states: take(1),
    inputs: take(0),
    inputBytes: graph.inputs.length * VECTOR_BYTES,
    targetBytes: 2 * VECTOR_BYTES,
  };
}
