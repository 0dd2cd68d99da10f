/** What a model is fitted to: D columns of inputs and one of targets, all of n rows. */
export interface TrainingSet {
  /** [D][n], f32 */
  readonly inputs: readonly Float32Array[];
  /** [n], f32 */
  readonly target: Float32Array;
}
