/** How a parameter moves, given its gradient. */
export interface Optimizer {
  readonly update: (parameter: number, gradient: number, learningRate: number) => number;
}
