/** How one parameter moves, given its gradient. */
export interface Optimizer {
  /** S: how many numbers it keeps of a parameter, from one step to the next; all 0 at first. */
  readonly slots: number;
  /**
   * @param slots what it keeps of this parameter, and keeps anew. [S]
   * @param step 1 for the first of the run
   * @returns the parameter after the step
   */
  readonly update: (
    parameter: number,
    gradient: number,
    slots: number[],
    learningRate: number,
    step: number,
  ) => number;
}
