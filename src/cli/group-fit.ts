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

/** A group without an answer. */
export function failed(known: Pick<GroupFit, 'group' | 'rows'>, reason: string): GroupFit {
  const { rows } = known;
  const told = { status: 'failed', reason } as const;
  return { ...known, ...NOTHING, ...told, object: () => ({ rows, ...told }) };
}

const NOTHING = {
  parameters: [],
  rss: NaN,
  residualStandardDeviation: NaN,
  degreesOfFreedom: NaN,
  iterations: NaN,
  warnings: [],
} as const;
