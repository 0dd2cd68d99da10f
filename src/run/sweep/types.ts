/** A sweep: many runs of `train` that differ in a few settings, and of each a few numbers. */
import type { FitConfig } from '../../core/settings/index.ts';
import type { SetUp } from '../../core/setup.ts';
import type { Units } from '../../core/data/units.ts';
import type { EngineInfo, Problem } from '../../core/types.ts';

/** As the terminal would take it: a number, or a word. A seed beyond 2^53 is its digits. */
export type AxisValue = number | string;

export type AxisScale = 'linear' | 'log' | 'listed';

/** What differs from run to run. */
export interface Axis {
  /** A setting as its flag calls it, `start.b`, or `rates.layer1`. */
  readonly name: string;
  /** None where only a range was given: then points are drawn in it. */
  readonly values: readonly AxisValue[];
  readonly scale: AxisScale;
  /** Of what is not listed. */
  readonly range?: { readonly low: number; readonly high: number };
}

/** Which runs a sweep has: those of a grid, or points that are drawn. */
export interface Design {
  readonly axes: readonly Axis[];
  /** How many values each axis has, the last the fastest; of points that are drawn how many there are. */
  readonly shape: readonly number[];
  readonly count: number;
  /** What a run has on each axis. @param run from 0 to below `count` */
  readonly at: (run: number) => readonly AxisValue[];
}

/** What all runs of a sweep have in common. */
export interface SweepBase {
  readonly config: FitConfig;
  /** A configuration as `train` sets it up, on a person's own data where there are such. */
  readonly setUp: (config: FitConfig) => SetUp;
  /** Whether the data are a person's own: then nothing that says which are drawn is an axis. */
  readonly isOfGiven?: boolean;
}

/** A run of a sweep, as `train` would set it up. */
export interface Cell {
  readonly problem: Problem;
  /** Where own data are standardised: the start is in own units. */
  readonly units: Units | undefined;
}

export interface Cells {
  readonly design: Design;
  /** Of every run. */
  readonly epochs: number;
  /** Of the first run. [P] */
  readonly parameterNames: readonly string[];
  /** The settings with which `train` makes this run. */
  readonly settingsOf: (run: number) => FitConfig;
  /** @throws ConfigError for what `train` refuses */
  readonly cellsOf: (runs: ArrayLike<number>) => readonly Cell[];
}

/** What is kept of each run: a row a measure. */
export interface Measure {
  /** `last-loss` */
  readonly name: string;
  /** As the column is called: `loss`. */
  readonly column: string;
  readonly unit: 'loss' | 'epochs' | 'ratio' | 'parameter' | 'minimum';
  /** Undefined where neither is. */
  readonly better: 'less' | 'more' | undefined;
  /** What a run without a number has done: it is NaN here, and nothing in a table. */
  readonly missing: 'diverged' | 'not-reached' | 'not-diverged' | 'none';
  /** What it is, for a person. */
  readonly about: string;
}

/** Some runs of a sweep, all at one epoch. */
export interface Tile {
  /** Which of the design. [r] */
  readonly runs: Uint32Array;
  /** In each axis it has every so many-th value, of those which coarser tiles had not; 1 where the order is that of the axes. */
  readonly stride: number;
  /** Epochs that are done of each. */
  readonly epoch: number;
  /** Whether these are all. */
  readonly isDone: boolean;
  /** By the name of the column. [r] each, f64 */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

export interface SweepProgress {
  /** Whole runs. */
  readonly done: number;
  readonly count: number;
  /** Spent on training, without pauses. */
  readonly elapsedMs: number;
  /** Undefined as long as nothing is known. */
  readonly leftMs: number | undefined;
}

/** How fast an engine was on a small piece of a sweep, or why it was not. */
export interface Tried {
  readonly engine: EngineInfo;
  /** Epochs of one run, a second. */
  readonly runEpochsPerSecond?: number;
  readonly refusal?: string;
}
