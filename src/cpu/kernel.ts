/** A training run on the CPU, written by hand for one recipe and one precision. */
export interface CpuKernel {
  /** θ. [P] */
  readonly parameters: Float64Array;
  /** dL/dθ of the last step. [P] */
  readonly gradient: Float64Array;
  /** Mean loss before the last update; NaN before the first step. */
  readonly loss: number;
  /** What the optimizer keeps; left out by those that are written for one which keeps nothing. [S × P] */
  readonly slots?: readonly number[];
  /** Does `count` steps of gradient descent. */
  steps(count: number, learningRate: number): void;
}
