import type { GeneratorState } from '../core/random/torch.ts';

/** A training run on the CPU, written by hand for one recipe and one precision. */
export interface CpuKernel {
  /** θ. [P] */
  readonly parameters: Float64Array;
  /** dL/dθ of the last step. [P] */
  readonly gradient: Float64Array;
  /** Mean loss of the last epoch, of each point before its update; NaN before the first. */
  readonly loss: number;
  /** What the optimizer keeps; left out by those that are written for one which keeps nothing. [S × P] */
  readonly slots?: readonly number[];
  /** What draws the order of the next epoch; left out with full batches. */
  readonly order?: GeneratorState | undefined;
  /** Does `count` passes over the points. */
  epochs(count: number, learningRate: number): void;
}
