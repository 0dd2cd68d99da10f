/** Many runs at once: what differs from one to another is a column of R values, what is the same is written once. */

export interface RunsOptions {
  /** How many epochs each run has. */
  readonly epochs: number;
  /** Of each run the loss at which it has arrived; none does where they are left out. [R] */
  readonly targets?: ArrayLike<number> | undefined;
}

export type TallyColumn = Float32Array | Float64Array;

/**
 * What is kept of R runs in the place of their losses, which are those of {@link Sample}: each epoch's before its
 * updates. Epochs count from 1, and 0 is none. v is loss/first, at most 10⁶ and where it is not finite 10⁶. Each: [R]
 */
export interface Tallies {
  /** Epochs that are done, of every run. */
  readonly epoch: number;
  /** The loss of the first epoch, */
  readonly first: TallyColumn;
  /** of the last one, */
  readonly last: TallyColumn;
  /** and the least; Infinity where none was finite. */
  readonly best: TallyColumn;
  readonly bestEpoch: Uint32Array;
  /** The first whose loss is at most the target, */
  readonly reachedEpoch: Uint32Array;
  /** and the first whose loss is not finite. */
  readonly divergedEpoch: Uint32Array;
  /** Σ v */
  readonly sum: TallyColumn;
  /** Σ 1/v, v at least 10⁻⁶ */
  readonly inverseSum: TallyColumn;
  /** Σ v of the last 20 epochs of all. */
  readonly recentSum: TallyColumn;
}

/** Runs of one shape on an engine. Calls of its functions wait for one another. */
export interface Runs {
  /** How they reach the device, for a person: "four runs an invocation". */
  readonly description: string;
  /**
   * So many epochs more of every run.
   * @throws ConfigError for more than are left; IncompleteWorkError | DeviceLostError | GpuError
   */
  advance(epochs: number): Promise<Tallies>;
  /** θ of every run as it stands. [R][P] */
  parameters(): Promise<TallyColumn>;
  destroy(): void;
}

/** Epochs at the end whose v are also summed by themselves. */
export const RECENT = 20;
export const MOST_RATIO = 1e6;
export const LEAST_RATIO = 1e-6;
