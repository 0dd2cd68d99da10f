/** The loss of one point as a function of ŷ and y. A run's loss is the mean. */
export interface Loss {
  /** l(ŷ, y) */
  readonly loss: (prediction: number, target: number) => number;
  /** ∂l/∂ŷ */
  readonly lossGrad: (prediction: number, target: number) => number;
}
