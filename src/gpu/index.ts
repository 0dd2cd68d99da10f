import { ONE_DISPATCH_MOST_POINTS, type Shape, type TuningStore } from '../core/shape.ts';
import type { Profile } from '../core/profile.ts';
import type {
  EngineInfo,
  F32Precision,
  PrepareOptions,
  Problem,
  ProfilingEngine,
  Trainer,
} from '../core/types.ts';
import { columnBytes } from './chunks.ts';
import { GpuDevice, type DeviceOptions } from './device.ts';
import type { GpuProblem } from './problem.ts';
import { proveCompensated } from './probe.ts';
import { profilePlan } from './profile.ts';
import { planStrategy } from './strategies/index.ts';
import { GpuTrainer, type Plan } from './trainer.ts';
import { tunedShape } from './tuning.ts';

export type { AdapterOptions } from './adapter.ts';

/** WebGPU's default for `maxStorageBufferBindingSize`: 2^25 points a column. */
const DEFAULT_BINDING_BYTES = 2 ** 27;

export interface WebGpuOptions extends DeviceOptions {
  /** f32 where it is not given. */
  readonly precision?: F32Precision;
  /** Where shapes are kept that were measured to be fast; without it, the usual one is taken. */
  readonly tuning?: TuningStore;
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
    await proveCompensated(gpu);
    return gpu;
  } catch (error) {
    gpu.destroy();
    throw error;
  }
}

class WebGpuEngine implements ProfilingEngine {
  readonly info: EngineInfo;
  readonly #options: WebGpuOptions;
  readonly #precision: F32Precision;
  #shape: Promise<Shape> | undefined;
  #gpu: GpuDevice;

  constructor(options: WebGpuOptions, gpu: GpuDevice) {
    this.#options = options;
    this.#gpu = gpu;
    const { adapter, software } = gpu;
    const { precision = 'f32' } = options;
    this.info = { engine: 'webgpu', precision, adapter, software };
    this.#precision = precision;
  }

  async prepare(problem: Problem, options: PrepareOptions = {}): Promise<Trainer> {
    const { caution = 0, onUpload } = options;
    // Planned first, since that may take a larger device.
    const work = this.#work(problem);
    const plan = await this.#plan(work, caution);
    return GpuTrainer.create(this.#gpu, work, plan, onUpload);
  }

  async profile(problem: Problem, steps: number, clock: () => number): Promise<Profile> {
    const work = this.#work(problem);
    const plan = await this.#plan(work, 0);
    return profilePlan(this.#gpu, work, plan, steps, clock);
  }

  #work(problem: Problem): GpuProblem {
    return { ...problem, precision: this.#precision };
  }

  async #plan(problem: GpuProblem, caution: number): Promise<Plan> {
    // `moments` leaves the points where they are.
    if (problem.strategy !== 'moments') await this.#makeRoom(problem.data.x.length);
    return planStrategy(this.#gpu, problem, caution, await this.#tuned(problem));
  }

  /** Only where the shape changes the speed: for more points than one dispatch takes. */
  #tuned(problem: Problem): Promise<Shape> | undefined {
    const { tuning } = this.#options;
    const many = problem.data.x.length > ONE_DISPATCH_MOST_POINTS;
    if (tuning === undefined || !many || problem.strategy === 'moments') return undefined;
    this.#shape ??= tunedShape(this.#gpu, tuning);
    return this.#shape;
  }

  destroy(): void {
    this.#gpu.destroy();
  }

  /** A device is asked for no more than a run needs: larger data takes a new one. */
  async #makeRoom(points: number): Promise<void> {
    const { bindingBytes, mostBindingBytes } = this.#gpu;
    if (Math.min(columnBytes(points), mostBindingBytes) <= bindingBytes) return;
    const larger = await openDevice(this.#options, columnBytes(points));
    this.#gpu.destroy();
    this.#gpu = larger;
  }
}
