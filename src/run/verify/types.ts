import type { FitConfig } from '../../core/settings/index.ts';
import type { SetUp } from '../../core/setup.ts';
import type { Stall } from '../../core/quadratic/index.ts';
import type { Engine, EngineInfo, Sample, StrategyId } from '../../core/types.ts';
import type { BenchEnvironment } from '../bench/report.ts';
import type { StopSignal } from '../stop.ts';

/** What a run is held against. */
export const REFERENCES = ['exact', 'oracle', 'mirror'] as const;
export type Reference = (typeof REFERENCES)[number];
/** The references that are engines, too. */
export type ReferenceEngine = Exclude<Reference, 'exact'>;

/** `run`: the engine got to the end. The others are named after what they compare. */
export type CheckId = Reference | 'steps' | 'finite' | 'bitwise' | 'stall' | 'step' | 'run';

/** What of a run is verified, beside its configuration. */
export type Verified = Omit<SetUp, 'config'>;

/** What was found beside what may be. */
export interface Judged {
  /** `loss`, or a parameter's name; `` for what is about the whole run. */
  readonly of: string;
  /** The greatest error, or the first that is too large; or what was counted. */
  readonly found: number;
  /** The most that may be found, or the count that is due. */
  readonly bound: number;
  /** Where that is; undefined where no epoch is to blame. */
  readonly epoch: number | undefined;
  readonly pass: boolean;
}

/** One thing that must be so. */
export interface Check extends Judged {
  readonly id: CheckId;
  /** The reference engine that is checked; undefined where it is the engine under test. */
  readonly subject?: ReferenceEngine;
  /** The same for a person: `loss against the oracle`. */
  readonly what: string;
  /** Why it failed. */
  readonly reason?: string;
}

/** Errors at the sampled epochs, for a chart: |run − reference|, and what it may be. */
export interface ErrorSeries {
  /** `loss`, or a parameter's name. */
  readonly of: string;
  readonly against: Reference;
  /** [samples] */
  readonly errors: readonly number[];
  /** [samples]; undefined where there is no theory of them. */
  readonly bounds: readonly number[] | undefined;
}

/** Where f32 gets no further. */
export interface StallReport {
  /** The first epoch from which no parameter changes; undefined: they change to the end. */
  readonly epoch: number | undefined;
  /** From the optimum at the end, by parameter. [P], or none where it is not known. */
  readonly distance: readonly number[];
  /** By arithmetic alone: lr · gradient under half an ulp. Undefined where that does not hold the run up. */
  readonly predicted: Stall | undefined;
}

export interface StrategyReport {
  readonly strategy: StrategyId;
  /** How the steps reached the device. */
  readonly description: string;
  /** Epoch 1, every so many, and the last: the engine's own numbers. */
  readonly samples: readonly Sample[];
  readonly errors: readonly ErrorSeries[];
  readonly checks: readonly Check[];
  readonly stall: StallReport;
  readonly pass: boolean;
}

/** A person's own data, as far as a report tells of them. */
export interface VerifiedData {
  /** Of the file, and of its columns. */
  readonly name: string;
  readonly x: string;
  readonly y: string;
  readonly points: number;
  /** Then all numbers of the report are in the units that are trained in. */
  readonly standardised: boolean;
}

export interface VerifyReport {
  readonly environment: BenchEnvironment;
  readonly engine: EngineInfo;
  /** Undefined where the config says what was trained on. */
  readonly data?: VerifiedData;
  readonly config: FitConfig;
  /** In the order of θ. [P] */
  readonly parameterNames: readonly string[];
  /** The epochs that were verified: fewer than asked for where descent leaves f32. */
  readonly epochs: number;
  /** The reference engines against the exact trajectory. */
  readonly references: readonly Check[];
  readonly strategies: readonly StrategyReport[];
  /** What the engine refused to train, and why: no failure. */
  readonly refused: readonly { readonly strategy: StrategyId; readonly why: string }[];
  /** All checks of all strategies, and at least one strategy. */
  readonly pass: boolean;
}

export interface VerifyOptions {
  readonly config: FitConfig;
  /** The engine under test, … */
  readonly engine: Engine;
  /** … the CPU engine in f32, and in f64. They stay the caller's. */
  readonly mirror: Engine;
  readonly oracle: Engine;
  readonly environment: BenchEnvironment;
  /** Sets up the run; at once where left out. A page has large data made in a Worker. */
  readonly setUp?: (config: FitConfig) => Verified | Promise<Verified>;
  /** What `setUp` brings that the config does not say. */
  readonly data?: VerifiedData | undefined;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  readonly signal: StopSignal;
  /** Called at every snapshot. */
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/** Which run of how many it is, and where it stands. */
export interface VerifyProgress {
  readonly run: number;
  readonly runs: number;
  /** Who trains, … */
  readonly subject: StrategyId | ReferenceEngine;
  /** … and whether it is the second run, for the bits. */
  readonly again: boolean;
  readonly epoch: number;
  readonly epochs: number;
}
