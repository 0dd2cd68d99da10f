/** What a fit is: the words that every room of the project uses. */
import type { BatchSize } from './batches/batches.ts';
import type { FitRecipe, Fitter } from './fits/types.ts';
import type { LossChoice } from './losses/rows.ts';
import type { Model } from './models/model.ts';
import type { GroupedOptimizer } from './optimizers/groups.ts';
import type { GeneratorState } from './random/torch.ts';
import type { Runs, RunsOptions } from './runs/types.ts';
import type { ScheduleChoice } from './schedules/index.ts';
import type { Profile } from './work/profile.ts';

/** Columns of equal length. Each: [points], f32 */
export interface Dataset {
  /** The first of the inputs. */
  readonly x: Float32Array<ArrayBuffer>;
  /** The target. */
  readonly y: Float32Array<ArrayBuffer>;
  /** The other inputs, of models that look at several columns. [D − 1] */
  readonly more?: readonly Float32Array<ArrayBuffer>[];
}

/** One logged epoch. */
export interface Sample {
  /** 1-based, as PyTorch's loop prints it. */
  readonly epoch: number;
  /** Mean loss before this epoch's updates, as PyTorch's loop prints it: each point's before its batch's. */
  readonly loss: number;
  /** Parameters after this epoch's update. [P] */
  readonly parameters: readonly number[];
}

/** Where a run starts, or goes on: all that a step takes from the one before. */
export interface Checkpoint {
  /** Passes over the data since the start of the run. */
  readonly epoch: number;
  /** Updates since then: with full batches as many. */
  readonly step: number;
  /** After the last update. [P] */
  readonly parameters: readonly number[];
  /** What the optimizer keeps, slot by slot; of 0 slots nothing. [S × P] */
  readonly slots: readonly number[];
  /** What draws the order of the points in the next epoch; left out where all of them are one batch. */
  readonly order?: GeneratorState;
}

/** What came back from a trainer: where it stands, and the samples since the last snapshot. */
export interface Snapshot extends Checkpoint {
  /** Mean loss before the last update. NaN before the first step. */
  readonly loss: number;
  /** Gradient of the last step, dL/dθ. [P] */
  readonly gradient: readonly number[];
  /** False when the loss or a parameter is infinite or NaN. */
  readonly finite: boolean;
  /** The sampled epochs of the problem, in order, since the last snapshot. */
  readonly samples: readonly Sample[];
}

/**
 * f32 is what the kernels compute in; f64 is the oracle, and only the CPU has it; `compensated` keeps
 * two f32 a number, so that hardware of f32 comes to the answer of f64.
 */
export const PRECISIONS = ['f32', 'f64', 'compensated'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What hardware of f32 can do. */
export type F32Precision = Exclude<Precision, 'f64'>;

export const ENGINES = ['webgpu', 'cpu', 'wasm'] as const;
export type EngineId = (typeof ENGINES)[number];

/**
 * How steps reach the device: one dispatch or two a step; many steps in a dispatch; or many steps
 * that look only at the moments of the data, at a constant cost.
 */
export const STRATEGIES = ['dispatch', 'fused', 'moments'] as const;
export type StrategyId = (typeof STRATEGIES)[number];

/** One training problem, ready for an engine. */
export interface Problem {
  readonly data: Dataset;
  readonly model: Model;
  readonly loss: LossChoice;
  readonly optimizer: GroupedOptimizer;
  /** What multiplies the learning rate in each epoch. */
  readonly schedule: ScheduleChoice;
  /** How many points a step takes. */
  readonly batch: BatchSize;
  /** `auto` leaves it to the engine; the trainer tells. */
  readonly strategy: StrategyId | 'auto';
  readonly learningRate: number;
  /** Samples are taken at every multiple of this, */
  readonly sampleEvery: number;
  /** and at each of the first so many epochs: of the first alone where it is left out. */
  readonly sampleFirst?: number;
  readonly start: Checkpoint;
}

/** What of a problem may change between two steps. Who trains keeps no copy: it comes with the steps. */
export type Hyperparameters = Pick<Problem, 'learningRate'>;

/**
 * Trains one problem. `advance` may be called again before an earlier call has resolved: the calls
 * run in order, and up to `maxInFlight` of them keep the device busy while results travel back.
 */
export interface Trainer {
  readonly strategy: StrategyId;
  /** How the steps reach the device, in a few words for a person: "dispatch, 1 × 8 threads". */
  readonly description: string;
  /** The kernels of a step by their names in shaders/, in order, where texts for a GPU do the work. */
  readonly kernels: readonly string[] | undefined;
  /** How many calls of `advance` may be waiting at a time. */
  readonly maxInFlight: number;
  /** The most epochs that one `advance` takes. */
  readonly maxSteps: number;
  /**
   * Does `epochs` more epochs, each with these hyperparameters: the problem's own, or others.
   * @throws ConfigError for what is no integer from 1 to `maxSteps`, or no learning rate
   * @throws IncompleteWorkError | DeviceLostError | GpuError
   */
  advance(epochs: number, hyperparameters: Hyperparameters): Promise<Snapshot>;
  /** Frees everything the trainer holds. Further calls reject. */
  destroy(): void;
}

/** How a problem is brought onto the device. */
export interface PrepareOptions {
  /**
   * 0, the default; each level more lets one invocation of a kernel do a quarter of the work, for
   * drivers that cut long loops short.
   */
  readonly caution?: number;
  /**
   * Hears the share of the data that is on the device, from 0 to 1, each time that a piece of large
   * data has arrived there. What it throws ends the preparation.
   */
  readonly onUpload?: (share: number) => void;
}

/** A rectangle of the plane of two parameters: a lies across, b up. */
export interface LandscapeWindow {
  readonly aMin: number;
  readonly aMax: number;
  readonly bMin: number;
  readonly bMax: number;
}

/** A window, divided into cells; the loss is taken in the middle of each. */
export interface LandscapeGrid extends LandscapeWindow {
  readonly width: number;
  readonly height: number;
}

/** Two parameters of a model by their places in θ, and what all of them are: the others are held there. */
export interface Plane {
  readonly across: number;
  readonly up: number;
  /** [P] */
  readonly held: readonly number[];
}

/** What the landscape depends on. Left out, the plane is that of the first two parameters, all others 0. */
export type Surface = Pick<Problem, 'data' | 'model' | 'loss'> & { readonly plane?: Plane };

export interface Landscape {
  readonly grid: LandscapeGrid;
  /** The mean loss in each cell, from aMin and bMin on, a row for each b. [height × width] */
  readonly losses: Float32Array<ArrayBuffer>;
  /** Over so many of the points. */
  readonly points: number;
}

/**
 * What trains: one interface, one suite of tests, several implementations. What one may lack is
 * `undefined`, never left out, here and in a trainer: so nobody who wraps one forgets a member.
 */
export interface Engine {
  readonly info: EngineInfo;
  /**
   * Brings the problem onto the device.
   * @throws LimitError when the device cannot hold it, ConfigError when the strategy cannot train it
   */
  prepare(problem: Problem, options?: PrepareOptions): Promise<Trainer>;
  /**
   * Takes the time of each part of a submit of at most `epochs` epochs, and of each kernel by itself.
   * In place of training: the figures of a run are not to be taken at the same time. Engines that
   * dispatch nothing have no such parts.
   * @param clock milliseconds, monotonic
   */
  readonly profile:
    ((problem: Problem, epochs: number, clock: () => number) => Promise<Profile>) | undefined;
  /**
   * The loss over the cells of a grid, by one dispatch; where there is no such kernel, undefined. Of
   * many points it takes an even selection, and tells how many.
   * @throws IncompleteWorkError | DeviceLostError | GpuError
   */
  readonly landscape: ((surface: Surface, grid: LandscapeGrid) => Promise<Landscape>) | undefined;
  /**
   * Many least squares of one formula at once.
   * @throws LimitError for more parameters than it is written for
   */
  readonly fits: ((recipe: FitRecipe) => Promise<Fitter>) | undefined;
  /**
   * Many runs at once; undefined where one is trained after another. Each problem comes to what `prepare` and `advance`
   * would come to with it; all are of one shape (runs/shapes.ts), and begin at epoch 0.
   * @throws ConfigError for what is not of one shape; LimitError for what the engine does not train many of
   */
  readonly runs:
    ((problems: readonly Problem[], options: RunsOptions) => Promise<Runs>) | undefined;
  destroy(): void;
}

/** An engine that dispatches, and can tell where its time goes. */
export type ProfilingEngine = Engine & { readonly profile: NonNullable<Engine['profile']> };

/** What a person is told about the engine. */
export interface EngineInfo {
  readonly engine: EngineId;
  readonly precision: Precision;
  /** Vendor, architecture and driver as the adapter names them; "CPU reference" or "WebAssembly SIMD" else. */
  readonly adapter: string;
  /** True for an adapter that computes on the CPU, such as SwiftShader or llvmpipe. */
  readonly software: boolean;
}
