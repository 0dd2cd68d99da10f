import type { Dataset } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';

/** What a kernel is made of. Plain data, but for the module, which travels as well. */
export interface KernelParts {
  readonly module: WebAssembly.Module;
  readonly data: Dataset;
  /** θ. [P] */
  readonly start: readonly number[];
}

/** A kernel whose step comes in two halves, so that several threads can share the first. */
export interface SplitKernel extends CpuKernel {
  /** Σ over this kernel's points, at θ, of what loss and gradient are made of. [S] */
  sum(): readonly number[];
  /** θ ← θ − learningRate · dL/dθ, from the sums over all `points`. */
  update(sums: readonly number[], points: number, learningRate: number): void;
}
