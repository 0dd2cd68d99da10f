/** ŷ and its derivative, row by row. */
export interface Differentiable {
  /** ŷ of a row. What `backward` needs of it is kept. @param inputs of the row. [D] */
  readonly forward: (inputs: ArrayLike<number>, theta: ArrayLike<number>) => number;
  /** Adds upstream · ∂ŷ/∂θ of the row that `forward` saw last. @param gradient [P] */
  readonly backward: (upstream: number, theta: ArrayLike<number>, gradient: Float64Array) => void;
}
