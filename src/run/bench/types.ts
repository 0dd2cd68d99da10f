import type { StopSignal } from '../stop.ts';
import type { Profile } from '../../core/work/profile.ts';
import type { Engine, EngineId, Problem, StrategyId } from '../../core/types.ts';

/** What is measured: so many steps of the article's fit on so many points. */
export interface BenchCase {
  readonly engine: EngineId;
  readonly strategy: StrategyId;
  readonly points: number;
  /** The most steps of one run; where they take too long, fewer are done. */
  readonly steps: number;
}

/** A case that was measured, every run with the right result. */
export interface BenchResult extends BenchCase {
  /** The steps that each run did. */
  readonly steps: number;
  /** Of one run, from its first `advance` to its last loss read back. */
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** How many runs were measured, the warm-up not among them. */
  readonly runs: number;
  /** By the median; 0 where the clock is too coarse to tell. */
  readonly stepsPerSecond: number;
  /** How the steps reached the device: "dispatch, 1 × 8 threads". */
  readonly description: string;
  /** Where the time goes; of an engine that can tell, apart from the runs. */
  readonly profile?: Profile;
}

/** What is heard of a benchmark. `index` counts the cases from 0. */
export type BenchEvent =
  | {
      readonly kind: 'started';
      readonly index: number;
      readonly case: BenchCase;
      /** For this case and all after it; undefined until one has ended. */
      readonly etaMs: number | undefined;
    }
  | { readonly kind: 'finished'; readonly index: number; readonly result: BenchResult }
  | {
      readonly kind: 'failed';
      readonly index: number;
      readonly case: BenchCase;
      /** No such engine here, refused by the strategy, over a limit, or a wrong result. */
      readonly why: string;
    };

export interface BenchOptions {
  readonly cases: readonly BenchCase[];
  /** Measured runs of each case. */
  readonly runs: number;
  /** Called once for each engine that a case names; the benchmark destroys what it opened. */
  readonly openEngine: (id: EngineId) => Promise<Engine> | Engine;
  /** Called once for neighbouring cases of as many points: its data may be large. */
  readonly problemOf: (points: number) => Promise<Problem> | Problem;
  /** Milliseconds, monotonic: `() => performance.now()`. */
  readonly clock: () => number;
  readonly signal: StopSignal;
}
