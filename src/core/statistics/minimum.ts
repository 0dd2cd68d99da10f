/** What a fit hands on to be judged. */

/** Where Σ w·r² is least. */
export interface Minimum {
  /** [P] */
  readonly parameters: readonly number[];
  /** Σ w·r² */
  readonly residualSquares: number;
  readonly factor: Factor;
}

/** What the observations say of the free parameters: the weighted Jacobian's R, inverted. */
export interface Factor {
  /** Those that were free to move, by their places: not one that is held, or at a bound. [F] */
  readonly free: readonly number[];
  /** R⁻¹, so that the covariance is s²·R⁻¹·R⁻ᵀ; of directions that are determined. [F][≤ F] */
  readonly inverse: readonly (readonly number[])[];
  /** Of the Jacobian with columns of length 1; Infinity where some direction is not determined. */
  readonly condition: number;
  /** Combinations of free parameters that change no ŷ: by how much each moves along. [≤ F][F] */
  readonly undetermined: readonly (readonly number[])[];
}
