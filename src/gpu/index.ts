import { EPOCHS } from '../core/settings/limits.ts';
import { AbortedError, DeviceLostError } from '../core/errors.ts';
import {
  BOOLEAN,
  FUNCTION,
  POSITIVE,
  checkGiven,
  checkOne,
  having,
  oneOf,
  optional,
  whole,
  type Kinds,
} from '../core/input/given.ts';
import { checkArticles, checkLandscape, checkProblem } from '../core/problem.ts';
import { ONE_DISPATCH_MOST_POINTS, type Shape, type TuningStore } from '../core/work/shape.ts';
import type { Profile } from '../core/work/profile.ts';
import type {
  EngineInfo,
  F32Precision,
  Landscape,
  LandscapeGrid,
  PrepareOptions,
  Problem,
  ProfilingEngine,
  Surface,
  Trainer,
} from '../core/types.ts';
import { columnBytes } from './chunks.ts';
import { GpuDevice } from './device.ts';
import type { DeviceOptions } from './options.ts';
import type { GpuProblem } from './problem.ts';
import { planStrategy } from './strategies/index.ts';
import { GpuTrainer, type Plan } from './trainer.ts';
import { tunedShape } from './tuning.ts';

export type { AdapterOptions, GpuSource, Host } from './options.ts';

/** WebGPU's default for `maxStorageBufferBindingSize`: 2^25 points a column. */
const DEFAULT_BINDING_BYTES = 2 ** 27;

export interface WebGpuOptions extends DeviceOptions {
  /** f32 where it is not given. */
  readonly precision?: F32Precision;
  /** Where shapes are kept that were measured to be fast; without it, the usual one is taken. */
  readonly tuning?: TuningStore;
}

const OPTIONS: Kinds<WebGpuOptions> = {
  gpu: optional(having('WebGPU, such as navigator.gpu is', 'requestAdapter')),
  secureContext: optional(BOOLEAN),
  timeoutMs: optional(POSITIVE),
  host: optional(oneOf(['browser', 'node'])),
  bindingBytes: optional({
    due: 'a number of bytes from 16',
    is: (value) => typeof value === 'number' && value >= 16,
  }),
  precision: optional(oneOf(['f32', 'compensated'])),
  tuning: optional(having('a store of shapes', 'load', 'save', 'clock')),
};

/**
 * For those who call without types.
 * @throws ConfigError
 */
export function checkWebGpuOptions(options: unknown): void {
  checkGiven('an option of createWebGpuEngine', options, OPTIONS);
}

/**
 * The engine `webgpu`.
 * @throws GpuUnavailableError with the reason why there is no device
 * @throws ConfigError when `compensated` is asked for, and the adapter's compiler defeats it
 */
export async function createWebGpuEngine(options: WebGpuOptions): Promise<ProfilingEngine> {
  return new WebGpuEngine(options, await openDevice(options, DEFAULT_BINDING_BYTES));
}

async function openDevice(options: WebGpuOptions, bindingBytes: number): Promise<GpuDevice> {
  const gpu = await GpuDevice.open(options, bindingBytes);
  if (options.precision !== 'compensated') return gpu;
  try {
    const { proveCompensated } = await import('./probe.ts');
    await proveCompensated(gpu);
    return gpu;
  } catch (error) {
    gpu.destroy();
    throw error;
  }
}

interface Planned {
  readonly gpu: GpuDevice;
  readonly work: GpuProblem;
  readonly plan: Plan;
}

/** Mends itself: where its device has failed, the next work takes another, of a new adapter. */
class WebGpuEngine implements ProfilingEngine {
  readonly #options: WebGpuOptions;
  readonly #precision: F32Precision;
  #shape: Promise<Shape> | undefined;
  #gpu: GpuDevice;
  /** Settles when the device is no longer being changed. */
  #changing: Promise<unknown> = Promise.resolve();
  #destroyed = false;

  constructor(options: WebGpuOptions, gpu: GpuDevice) {
    this.#options = options;
    this.#gpu = gpu;
    this.#precision = options.precision ?? 'f32';
  }

  get info(): EngineInfo {
    const { adapter, software } = this.#gpu;
    return { engine: 'webgpu', precision: this.#precision, adapter, software };
  }

  async prepare(problem: Problem, options: PrepareOptions = {}): Promise<Trainer> {
    checkProblem(problem);
    const { caution = 0, onUpload } = options;
    const { gpu, work, plan } = await this.#plan(problem, caution);
    return GpuTrainer.create(gpu, work, plan, onUpload);
  }

  async profile(problem: Problem, steps: number, clock: () => number): Promise<Profile> {
    checkProblem(problem);
    checkOne('steps', steps, whole(EPOCHS.least, EPOCHS.most));
    checkOne('clock', clock, FUNCTION);
    const { gpu, work, plan } = await this.#plan(problem, 0);
    const { profilePlan } = await import('./profile.ts');
    return profilePlan(gpu, work, plan, steps, clock);
  }

  async #plan(problem: Problem, caution: number): Promise<Planned> {
    const work = { ...problem, precision: this.#precision };
    if (this.#precision === 'compensated') checkArticles(problem, 'precision compensated');
    // `moments` leaves the points where they are.
    const points = problem.strategy === 'moments' ? 0 : problem.data.x.length;
    const gpu = await this.#deviceFor(points);
    const plan = await planStrategy(gpu, work, caution, await this.#tuned(gpu, work));
    return { gpu, work, plan };
  }

  async landscape(surface: Surface, grid: LandscapeGrid): Promise<Landscape> {
    checkLandscape(surface, grid);
    // It takes few of the points: there is always room.
    const { computeLandscape } = await import('./landscape.ts');
    return computeLandscape(await this.#deviceFor(0), surface, grid);
  }

  /** Only where the shape changes the speed: for more points than one dispatch takes. */
  #tuned(gpu: GpuDevice, problem: Problem): Promise<Shape> | undefined {
    const { tuning } = this.#options;
    const many = problem.data.x.length > ONE_DISPATCH_MOST_POINTS;
    if (tuning === undefined || !many || problem.strategy === 'moments') return undefined;
    this.#shape ??= tunedShape(gpu, tuning, problem).catch((error: unknown) => {
      // Not kept: the next run measures anew.
      this.#shape = undefined;
      throw error;
    });
    return this.#shape;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#gpu.destroy();
  }

  /** A device that works and has room. In turn, so that two runs at once do not open one each. */
  #deviceFor(points: number): Promise<GpuDevice> {
    const device = this.#changing.then(() => this.#fitting(points));
    this.#changing = device.catch(() => undefined);
    return device;
  }

  async #fitting(points: number): Promise<GpuDevice> {
    this.#throwIfDestroyed();
    const { failure, bindingBytes, mostBindingBytes } = this.#gpu;
    const needBytes = columnBytes(points);
    const hasRoom = Math.min(needBytes, mostBindingBytes) <= bindingBytes;
    if (failure === undefined && hasRoom) return this.#gpu;
    // A device is asked for no more than a run needs: larger data takes a new one.
    const fresh = await openDevice(this.#options, Math.max(needBytes, DEFAULT_BINDING_BYTES));
    if (this.#destroyed) fresh.destroy();
    this.#throwIfDestroyed();
    // Whoever still trains on the old one goes on here.
    this.#gpu.destroy(new DeviceLostError('the device gave way to a larger one: prepare again'));
    this.#gpu = fresh;
    this.#shape = undefined;
    return fresh;
  }

  #throwIfDestroyed(): void {
    if (this.#destroyed) throw new AbortedError('the engine was destroyed');
  }
}
