import type { F32Precision, Problem } from '../core/types.ts';

/** A problem, and how its numbers are kept on the device. */
export interface GpuProblem extends Problem {
  readonly precision: F32Precision;
}
