import { AbortedError, DeviceLostError, LimitError } from '../core/errors.ts';
import { ONE_DISPATCH_MOST_POINTS, type Shape, type TuningStore } from '../core/shape.ts';
import type { Engine, EngineInfo, Problem, Trainer } from '../core/types.ts';
import type { AdapterOptions } from './adapter.ts';
import { GpuDevice } from './device.ts';
import { columnBytes } from './run-buffers.ts';
import { planStrategy } from './strategies/index.ts';
import { GpuTrainer } from './trainer.ts';
import { tunedShape } from './tuning.ts';

export type { AdapterOptions } from './adapter.ts';

/** WebGPU's default for `maxStorageBufferBindingSize`: 2^25 points a column. */
const DEFAULT_BINDING_BYTES = 2 ** 27;

export interface WebGpuOptions extends AdapterOptions {
  /** Where shapes are kept that were measured to be fast; without it, the usual one is taken. */
  readonly tuning?: TuningStore;
}

/**
 * The engine `webgpu`.
 * @throws GpuUnavailableError with the reason why there is no device
 */
export async function createWebGpuEngine(options: WebGpuOptions): Promise<Engine> {
  return new WebGpuEngine(options, await GpuDevice.open(options, DEFAULT_BINDING_BYTES));
}

/** Mends itself: where its device has failed, `prepare` takes another, of a new adapter. */
class WebGpuEngine implements Engine {
  readonly #options: WebGpuOptions;
  #shape: Promise<Shape> | undefined;
  #gpu: GpuDevice;
  /** Settles when the device is no longer being changed. */
  #changing: Promise<unknown> = Promise.resolve();
  #destroyed = false;

  constructor(options: WebGpuOptions, gpu: GpuDevice) {
    this.#options = options;
    this.#gpu = gpu;
  }

  get info(): EngineInfo {
    const { adapter, software } = this.#gpu;
    return { engine: 'webgpu', precision: 'f32', adapter, software };
  }

  async prepare(problem: Problem, caution = 0): Promise<Trainer> {
    const gpu = await this.#deviceFor(problem);
    const plan = await planStrategy(gpu, problem, caution, await this.#tuned(gpu, problem));
    return GpuTrainer.create(gpu, problem, plan);
  }

  /** Only where the shape changes the speed: for more points than one dispatch takes. */
  #tuned(gpu: GpuDevice, problem: Problem): Promise<Shape> | undefined {
    const { tuning } = this.#options;
    const many = problem.data.x.length > ONE_DISPATCH_MOST_POINTS;
    if (tuning === undefined || !many || problem.strategy === 'moments') return undefined;
    this.#shape ??= tunedShape(gpu, tuning);
    return this.#shape;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#gpu.destroy();
  }

  /** A device that works and has room. In turn, so that two runs at once do not open one each. */
  #deviceFor({ strategy, data }: Problem): Promise<GpuDevice> {
    // `moments` leaves the points where they are.
    const points = strategy === 'moments' ? 0 : data.x.length;
    const device = this.#changing.then(() => this.#fitting(points));
    this.#changing = device.catch(() => undefined);
    return device;
  }

  async #fitting(points: number): Promise<GpuDevice> {
    this.#throwIfDestroyed();
    const need = columnBytes(points);
    const works = this.#gpu.failure === undefined;
    if (works && need <= bindingLimit(this.#gpu)) return this.#gpu;
    // A device is asked for no more than a run needs: larger data takes a new one.
    const fresh = await GpuDevice.open(this.#options, Math.max(need, DEFAULT_BINDING_BYTES));
    const limit = bindingLimit(fresh);
    if (this.#destroyed || need > limit) fresh.destroy();
    this.#throwIfDestroyed();
    if (need > limit) {
      throw new LimitError(
        `points ${points} needs ${megabytes(need)} a column, this adapter allows ${megabytes(limit)}: give at most ${limit / 4} points`,
      );
    }
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

function bindingLimit({ device }: GpuDevice): number {
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  return Math.min(maxStorageBufferBindingSize, maxBufferSize);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
