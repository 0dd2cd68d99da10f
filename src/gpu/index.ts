import { ONE_DISPATCH_MOST_POINTS, type Shape, type TuningStore } from '../core/shape.ts';
import type { Profile } from '../core/profile.ts';
import type {
  EngineInfo,
  PrepareOptions,
  Problem,
  ProfilingEngine,
  Trainer,
} from '../core/types.ts';
import { columnBytes } from './chunks.ts';
import { GpuDevice } from './device.ts';
import type { DeviceOptions } from './options.ts';
import { profilePlan } from './profile.ts';
import { planStrategy } from './strategies/index.ts';
import { GpuTrainer, type Plan } from './trainer.ts';
import { tunedShape } from './tuning.ts';

export type { AdapterOptions, GpuSource } from './options.ts';

/** WebGPU's default for `maxStorageBufferBindingSize`: 2^25 points a column. */
const DEFAULT_BINDING_BYTES = 2 ** 27;

export interface WebGpuOptions extends DeviceOptions {
  /** Where shapes are kept that were measured to be fast; without it, the usual one is taken. */
  readonly tuning?: TuningStore;
}

/**
 * The engine `webgpu`.
 * @throws GpuUnavailableError with the reason why there is no device
 */
export async function createWebGpuEngine(options: WebGpuOptions): Promise<ProfilingEngine> {
  return new WebGpuEngine(options, await GpuDevice.open(options, DEFAULT_BINDING_BYTES));
}

class WebGpuEngine implements ProfilingEngine {
  readonly info: EngineInfo;
  readonly #options: WebGpuOptions;
  #shape: Promise<Shape> | undefined;
  #gpu: GpuDevice;

  constructor(options: WebGpuOptions, gpu: GpuDevice) {
    this.#options = options;
    this.#gpu = gpu;
    const { adapter, software } = gpu;
    this.info = { engine: 'webgpu', precision: 'f32', adapter, software };
  }

  async prepare(problem: Problem, options: PrepareOptions = {}): Promise<Trainer> {
    const { caution = 0, onUpload } = options;
    // Planned first, since that may take a larger device.
    const plan = await this.#plan(problem, caution);
    return GpuTrainer.create(this.#gpu, problem, plan, onUpload);
  }

  async profile(problem: Problem, steps: number, clock: () => number): Promise<Profile> {
    const plan = await this.#plan(problem, 0);
    return profilePlan(this.#gpu, problem, plan, steps, clock);
  }

  async #plan(problem: Problem, caution: number): Promise<Plan> {
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
    const larger = await GpuDevice.open(this.#options, columnBytes(points));
    this.#gpu.destroy();
    this.#gpu = larger;
  }
}
