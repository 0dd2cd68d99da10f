/** ŷ and its derivative, row by row. */
export interface Differentiable {
  /** P */
  readonly parameterCount: number;
  /** ŷ of a row, in f64. What `backward` needs of it is kept. */
  forward(row: number, theta: Float64Array): number;
  /** Adds upstream · ∂ŷ/∂θ of the row that `forward` saw last. @param gradient [P] */
  backward(upstream: number, theta: Float64Array, gradient: Float64Array): void;
}
