/** The loss of one point as a function of its residual r = ŷ − y. A run's loss is the mean. */
export interface Loss {
  /** l(r) */
  readonly loss: (residual: number) => number;
  /** dl/dr */
  readonly lossGrad: (residual: number) => number;
}
