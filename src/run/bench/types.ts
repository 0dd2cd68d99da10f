import type { Profile } from '../../core/work/profile.ts';
import type { Engine, EngineId, Problem, StrategyId } from '../../core/types.ts';
import type { ReferenceOptions } from './reference.ts';

/** What is measured: so many steps on so many points. */
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

/** A case without a time: no such engine here, refused by the strategy, over a limit, or a wrong result. */
export interface BenchFailure extends BenchCase {
  readonly why: string;
}

/** A case, and how far it has come. */
export type BenchRow =
  | (BenchCase & { readonly state: 'waiting' | 'running' })
  | (BenchResult & { readonly state: 'done' })
  | (BenchFailure & { readonly state: 'failed' });

/** What is heard of a benchmark: a case begins, or has come to its end. */
export interface BenchEvent {
  /** Counts the cases from 0. */
  readonly index: number;
  readonly row: BenchRow;
  /** For this case and all after it; undefined until one has ended. */
  readonly etaMs: number | undefined;
}

export function resultsOf(rows: readonly BenchRow[]): readonly BenchResult[] {
  return rows.filter((row) => row.state === 'done');
}

export function failuresOf(rows: readonly BenchRow[]): readonly BenchFailure[] {
  return rows.filter((row) => row.state === 'failed');
}

export interface BenchOptions extends ReferenceOptions {
  readonly cases: readonly BenchCase[];
  /** Measured runs of each case. */
  readonly runs: number;
  /** Called once for each engine that a case names; the benchmark destroys what it opened. */
  readonly openEngine: (id: EngineId) => Promise<Engine> | Engine;
  /** Called once for neighbouring cases of as many points: its data may be large. */
  readonly problemOf: (points: number) => Promise<Problem> | Problem;
}
