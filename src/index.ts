/**
 * Downhill as a library: trains a line, any formula or a small network on given points by
 * gradient descent, on the GPU where there is one, and gives the answer with its standard errors.
 *
 * ```ts
 * import { train } from 'downhill';
 *
 * const x = [0, 1, 2, 3, 4];
 * const y = [5.1, 3.3, 2.2, 1.6, 1.3];
 *
 * const run = train({ x, y }, { formula: 'a*exp(-b*x) + c', optimizer: 'adam', lr: 0.05, epochs: 1000 });
 * for await (const { epoch, loss } of run) {
 *   console.log(epoch, loss);
 * }
 * const { parameters } = await run.result();
 * console.log(parameters); // a, b and c
 * ```
 *
 * @packageDocumentation
 */
import type { Columns } from './core/data/columns.ts';
import { FUNCTION, checkGiven, checkOne, having } from './core/input/given.ts';
import type { Engine, ProfilingEngine } from './core/types.ts';
import { createCpuEngine, type CpuOptions } from './cpu/index.ts';
import {
  checkWebGpuOptions,
  createWebGpuEngine as createWebGpu,
  type GpuSource,
  type Host,
  type WebGpuOptions,
} from './gpu/index.ts';
import type { EngineMakers } from './run/choose-engine.ts';
import type { FitData } from './run/fit/columns.ts';
import { fitWith, type FitResult } from './run/fit/fit.ts';
import { answersOf, type GroupAnswers, type GroupOptions } from './run/fit/group-answers.ts';
import type { FitOptions as FitWishes } from './run/fit/options.ts';
import {
  sweepWith,
  type AxisChoice,
  type SweepResult,
  type SweepWishes,
} from './run/sweep/whole.ts';
import { Training, checkTrainingOptions, type TrainingEffects } from './run/training.ts';
import { fitSettingsOf, type TrainSettings } from './run/train.ts';
import { createWasmEngine as createWasm } from './wasm/index.ts';

/** What a fit may be asked for. */
export interface FitOptions extends FitWishes {
  /** Ends the fit with AbortedError, soon. */
  readonly signal?: AbortSignal;
}

/**
 * The answer: a formula's parameters by least squares, in f64, with their standard errors, intervals and what a reader has to
 * know besides. No learning rate and no epochs; a model that is linear in its parameters needs no start either, and of another
 * many starts are tried.
 *
 * ```ts
 * const answer = await fit({ t, signal }, 'signal = A*exp(-t/tau) + c');
 * for (const { name, value, standardError } of answer.parameters) console.log(name, value, standardError);
 * ```
 * @param data columns by the names that the formula has for them, [n] each; NaN is a missing number
 * @param formula names that are no column are parameters; before `=` stands what is fitted, `y` where nothing is said
 * @throws ConfigError that names what is wrong; DownhillError where the formula is a number nowhere
 */
export async function fit(
  data: FitData,
  formula: string,
  options: FitOptions = {},
): Promise<FitResult> {
  checkOne('options', options, having('an object with options'));
  const { signal, ...wishes } = options;
  return fitWith(data, formula, wishes, { clock: () => performance.now(), breathe, signal });
}

/** What many fits may be asked for. */
export interface FitGroupsOptions extends GroupOptions {
  /** Ends the fits with AbortedError, soon. */
  readonly signal?: AbortSignal;
}

/**
 * The same formula fitted to each of many groups by itself, 10⁵ of them in seconds: parameters, standard errors and how each ended, as
 * typed arrays, a group after another. Starts are searched in a few of the groups, unless `start` has all of them; an engine begins in
 * f32, and f64 checks each: a parameter is within √(10⁻⁵·(n − P)) of its standard error, or f64 goes on.
 *
 * ```ts
 * const { keys, names, parameters, standardErrors, states } = await fitGroups({ t, signal }, well, 'signal = A*exp(-t/tau) + c');
 * for (const [g, key] of keys.entries()) console.log(key, parameters.subarray(g * names.length, (g + 1) * names.length), states[g]);
 * ```
 * @param data as of {@link fit}
 * @param group what each row belongs to: texts or numbers, in any order. [n]
 * @throws ConfigError that names what is wrong; DownhillError where the formula is a number nowhere
 */
export async function fitGroups<Key>(
  data: FitData,
  group: ArrayLike<Key>,
  formula: string,
  options: FitGroupsOptions = {},
): Promise<GroupAnswers<Key>> {
  checkOne('options', options, having('an object with options'));
  const { signal, ...wishes } = options;
  return answersOf(data, group, formula, wishes, () => createWasm({ breathe }), { clock: () => performance.now(), breathe, signal }); // prettier-ignore
}

/** The settings of {@link train}. */
export type TrainOptions = TrainSettings & {
  /**
   * WebGPU, where the platform's own `navigator.gpu` is missing or not meant: under Node
   * `create([])` of npm's `webgpu`, which must be kept alive as long as anything trains on it.
   */
  readonly gpu?: GpuSource;
};

/**
 * Trains any model on given data: a formula, a network or a model by its name, with any loss, optimizer,
 * schedule and batch. Nothing happens until the run is read: iterate it for its snapshots, or await
 * {@link Training.result}.
 *
 * ```ts
 * // b by a rate and an option of its own.
 * const groups = [{ parameters: ['b'], lr: 0.001, beta1: 0.8 }];
 * const run = train({ x, y }, { formula: 'a*exp(-b*x) + c', optimizer: { kind: 'adam', groups }, lr: 0.05 });
 * const { parameters } = await run.result();
 * ```
 * @param columns x and y, [points] each, 2 to 2^28 of them, and further inputs in `more`; copied, and rounded to f32
 * @throws ConfigError that names the field, the value and the range
 */
export function train(columns: Columns, options: TrainOptions = {}): Training {
  checkOne('options', options, having('an object with settings'));
  const { gpu = platformGpu(), ...given } = options;
  const { settings, groups } = fitSettingsOf(given);
  checkTrainingOptions({ ...settings, gpu });
  return new Training(columns, settings, effectsOn(gpu), groups);
}

function effectsOn(gpu: GpuSource | undefined): TrainingEffects {
  const makers: EngineMakers = {
    webgpu: (precision) => createWebGpuEngine({ gpu, precision }),
    cpu: (precision) => createCpuEngine({ precision, breathe }),
    wasm: () => createWasmEngine({ breathe }),
  };
  return { makers, clock: () => performance.now() };
}

/** What {@link sweep} may be asked for, and WebGPU as in {@link TrainOptions}. */
export interface SweepOptions extends SweepWishes {
  readonly gpu?: GpuSource | undefined;
}

/**
 * Thousands of runs at once, of which a few settings differ: which learning rates work, which start ends in which valley? Each is
 * the run that {@link train} makes with its settings; of each a few numbers are kept. The fastest engine here makes them, unless
 * `engine` names one.
 *
 * ```ts
 * const { shape, columns } = await sweep({ x, y }, { model: 'sine', optimizer: 'adam' }, ['lr=1e-3..1:64:log', 'start.b=-6..6:64']);
 * // columns.loss: 64 × 64 losses, the second axis the fastest.
 * ```
 * @param columns as of {@link train}
 * @param settings of all runs
 * @param axes one to four: `NAME=LOW..HIGH:COUNT`, with `:log` behind it, or `NAME=v1,v2`, of any setting, `start.NAME` or `rates.NAME`
 * @throws ConfigError that names what is wrong; AbortedError
 */
export async function sweep(
  columns: Columns,
  settings: TrainSettings,
  axes: readonly AxisChoice[],
  options: SweepOptions = {},
): Promise<SweepResult> {
  checkOne('options', options, having('an object with options'));
  const { gpu = platformGpu(), ...wishes } = options;
  return sweepWith(columns, settings, axes, wishes, effectsOn(gpu));
}

/**
 * The engine `webgpu`.
 * @throws GpuUnavailableError with the reason why there is no device
 * @throws ConfigError for a wrong option, and when `compensated` is asked for, and the adapter's
 *   compiler defeats it
 */
export async function createWebGpuEngine(options: WebGpuOptions): Promise<ProfilingEngine> {
  checkWebGpuOptions(options);
  return createWebGpu({ secureContext: inSecureContext(), host: hostOf(), ...options });
}

/**
 * The engine `wasm`, on one thread: more would each need a script of the caller's.
 * @throws DownhillError where there is no WebAssembly, none with SIMD, or where it is forbidden
 */
export async function createWasmEngine(options: Pick<CpuOptions, 'breathe'>): Promise<Engine> {
  checkGiven('an option of createWasmEngine', options, { breathe: FUNCTION });
  return createWasm(options);
}

/** To the event loop and back, so that an abort, a click or a request is heard. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Typed as always there; older browsers, insecure contexts and Node have none. */
function platformGpu(): GpuSource | undefined {
  return (globalThis as { readonly navigator?: Partial<Navigator> }).navigator?.gpu;
}

/** Outside browsers every context counts as secure. */
function inSecureContext(): boolean {
  return (globalThis as { readonly isSecureContext?: boolean }).isSecureContext ?? true;
}

/** Whose remedies a message names. Deno has a process, too, but a WebGPU of its own. */
function hostOf(): Host {
  const { process, Deno } = globalThis as {
    readonly process?: { readonly versions?: { readonly node?: string } };
    readonly Deno?: unknown;
  };
  return process?.versions?.node !== undefined && Deno === undefined ? 'node' : 'browser';
}

export { DEFAULTS, type FitConfig } from './core/settings/index.ts';
export { parseConfig } from './core/settings/parse.ts';
export type { Columns } from './core/data/columns.ts';
export type { NamedColumn, OwnData, TableForm } from './core/data/own.ts';
export type { Quantity, Time, Written } from './core/data/quantity.ts';
export type { Affine, Units } from './core/data/units.ts';
export { noisyLine } from './core/article/line.ts';
export {
  AbortedError,
  ConfigError,
  DeviceLostError,
  DivergedError,
  DownhillError,
  GpuError,
  GpuUnavailableError,
  IncompleteWorkError,
  LimitError,
  type NoGpuReason,
  type NotFinite,
} from './core/errors.ts';
export { rSquared } from './core/data/goodness.ts';
export { leastSquares, type LeastSquares } from './core/quadratic/index.ts';
export type { Model } from './core/models/model.ts';
export type { ModelId } from './core/models/rows.ts';
export type { InPieces } from './core/work/pieces.ts';
export type { CopyTime, GpuClock, KernelTime, Profile, Split } from './core/work/profile.ts';
export type { BatchSize } from './core/batches/batches.ts';
export { TorchGenerator, type GeneratorState } from './core/random/torch.ts';
export { setUp, type SetUp } from './core/setup.ts';
export type { Shape, TuningStore } from './core/work/shape.ts';
export type { Slice } from './core/settings/slice.ts';
export type { NamedValue, Start } from './core/settings/start.ts';
export type {
  Checkpoint,
  Dataset,
  Engine,
  EngineId,
  EngineInfo,
  F32Precision,
  Hyperparameters,
  Landscape,
  LandscapeGrid,
  LandscapeWindow,
  Plane,
  Precision,
  PrepareOptions,
  Problem,
  ProfilingEngine,
  Sample,
  Snapshot,
  StrategyId,
  Surface,
  Trainer,
} from './core/types.ts';
export { createCpuEngine, type CpuOptions } from './cpu/index.ts';
export type { GpuSource, Host, WebGpuOptions } from './gpu/index.ts';
export type { LossChoice, LossId } from './core/losses/index.ts';
export type { GroupedOptimizer, ParameterGroup } from './core/optimizers/groups.ts';
export type { OptimizerChoice, OptimizerId } from './core/optimizers/index.ts';
export type { ScheduleChoice, ScheduleId } from './core/schedules/index.ts';
export type { FitData } from './run/fit/columns.ts';
export type { Answer, FitResult, FittedParameter } from './run/fit/fit.ts';
export type { FitReason } from './run/fit/found.ts';
export type { Reason } from './cpu/least-squares/levenberg-marquardt.ts';
export type {
  Bounds,
  Column,
  FitBatch,
  FitRecipe,
  FitResults,
  FitState,
  Fitter,
} from './core/fits/types.ts';
export type { GroupState } from './run/fit/group-pieces.ts';
export type { GroupAnswers, GroupOptions } from './run/fit/group-answers.ts';
export type { Theta } from './run/fit/projection.ts';
export type { Predictions, Predictor } from './run/fit/predict.ts';
export type { FarFromZero } from './run/fit/far-from-zero.ts';
export type { OutlierWarning } from './run/fit/outlier.ts';
export type { FitWarning } from './run/fit/warnings.ts';
export type { Runs, RunsOptions, Tallies, TallyColumn } from './core/runs/types.ts';
export type { RunsTest } from './core/statistics/runs-test.ts';
export type { MeasureName } from './run/sweep/measures.ts';
export type { AxisChoice, SweepResult, SweepWishes } from './run/sweep/whole.ts';
export type { Minimum } from './run/sweep/basins.ts';
export type { Sampling } from './run/sweep/sampled.ts';
export type { Target } from './run/sweep/target.ts';
export type { Axis, AxisScale, AxisValue, SweepProgress, Tile, Tried } from './run/sweep/types.ts';
export type { Training, TrainingSettings } from './run/training.ts';
export type { ModelOptions, TrainSettings } from './run/train.ts';
export { Session, type Pace, type SessionOptions } from './run/session.ts';
