/** A function ŷ(x; θ) that can be fitted, and its derivative. */
export interface Curve {
  /** P, the length of θ. */
  readonly parameterCount: number;
  /** ŷ(x; θ) */
  readonly predict: (theta: readonly number[], x: number) => number;
  /** ∂ŷ/∂θ at x. [P] */
  readonly predictGrad: (theta: readonly number[], x: number) => readonly number[];
  /** Which derivatives PyTorch gets from a matrix product: it adds them up in sequence. [P] */
  readonly sequential: readonly boolean[];
}
