/** Where a fit came to. */
import type { Reason } from '../../cpu/least-squares/levenberg-marquardt.ts';
import type { Minimum } from '../../cpu/least-squares/observations.ts';
import type { Theta } from './projection.ts';

/** Why it stopped; `direct`: solved at once; `plateau`: where the curve no longer answers to some of the parameters. */
export type FitReason = Reason | 'direct' | 'plateau';

export interface Found extends Minimum {
  /** Σ w·r² as a descent has it; what others are compared by. */
  readonly cost: number;
  readonly reason: FitReason;
  readonly isFlat: boolean;
  readonly iterations: number;
  readonly atBound: readonly number[];
  /** Where it set out; undefined where nothing had to. [P] */
  readonly start: Theta | undefined;
}

const NO_END: ReadonlySet<FitReason> = new Set(['iterations', 'not-finite', 'plateau']);

/** Whether it came to an end, and the gradient says that this is a minimum. */
export function isConverged({ isFlat, reason }: Found): boolean {
  return isFlat && !NO_END.has(reason);
}
