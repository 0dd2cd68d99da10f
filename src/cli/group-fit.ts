/** What became of a group. */
export interface GroupFit {
  readonly group: string;
  readonly rows: number;
  readonly status: 'converged' | 'not-converged' | 'failed';
  /** Why it ended, or why there is no answer. */
  readonly reason: string;
  /** [P]; none where it has failed. */
  readonly parameters: readonly { readonly name: string; readonly value: number; readonly standardError: number }[]; // prettier-ignore
  readonly rss: number;
  readonly residualStandardDeviation: number;
  readonly degreesOfFreedom: number;
  readonly iterations: number;
  /** Kinds of warnings. */
  readonly warnings: readonly string[];
  /** All of it for JSON, but for its name. */
  readonly object: () => object;
}

/** What a group has that has failed. */
export const FAILED = {
  status: 'failed',
  parameters: [],
  rss: NaN,
  residualStandardDeviation: NaN,
  degreesOfFreedom: NaN,
  iterations: NaN,
  warnings: [],
} as const;
