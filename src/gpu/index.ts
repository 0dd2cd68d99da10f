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
import type { F32Precision, Problem, ProfilingEngine } from '../core/types.ts';
import { columnBytes } from './chunks.ts';
import { GpuDevice } from './device.ts';
import type { DeviceOptions } from './options.ts';
import { planStrategy } from './strategies/index.ts';
import { createTrainer } from './trainer.ts';

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
 * The engine `webgpu`. It mends itself: where its device has failed, the next work takes another, of a new
 * adapter.
 * @throws GpuUnavailableError with the reason why there is no device
 * @throws ConfigError when `compensated` is asked for, and the adapter's compiler defeats it
 */
export async function createWebGpuEngine(options: WebGpuOptions): Promise<ProfilingEngine> {
  const { precision = 'f32', tuning } = options;
  let gpu = await openDevice(options, DEFAULT_BINDING_BYTES);
  let shape: Promise<Shape> | undefined;
  /** Settles when the device is no longer being changed. */
  let changing: Promise<unknown> = Promise.resolve();
  let destroyed = false;

  async function planned(problem: Problem, caution: number) {
    const work = { ...problem, precision };
    if (precision === 'compensated') checkArticles(problem, 'precision compensated');
    // `moments` leaves the points where they are.
    const points = problem.strategy === 'moments' ? 0 : problem.data.x.length;
    const device = await deviceFor(points);
    const plan = await planStrategy(device, work, caution, await tuned(device, work));
    return [device, work, plan] as const;
  }

  /** Only where the shape changes the speed: for more points than one dispatch takes. */
  function tuned(device: GpuDevice, problem: Problem): Promise<Shape> | undefined {
    const many = problem.data.x.length > ONE_DISPATCH_MOST_POINTS;
    if (tuning === undefined || !many || problem.strategy === 'moments') return undefined;
    shape ??= import('./tuning.ts')
      .then(({ tunedShape }) => tunedShape(device, tuning, problem))
      .catch((error: unknown) => {
        // Not kept: the next run measures anew.
        shape = undefined;
        throw error;
      });
    return shape;
  }

  /** A device that works and has room. In turn, so that two runs at once do not open one each. */
  function deviceFor(points: number): Promise<GpuDevice> {
    const device = changing.then(() => fitting(points));
    changing = device.catch(() => undefined);
    return device;
  }

  async function fitting(points: number): Promise<GpuDevice> {
    throwIfDestroyed();
    const { failure, bindingBytes, mostBindingBytes } = gpu;
    const needBytes = columnBytes(points);
    const hasRoom = Math.min(needBytes, mostBindingBytes) <= bindingBytes;
    if (failure === undefined && hasRoom) return gpu;
    // A device is asked for no more than a run needs: larger data takes a new one.
    const fresh = await openDevice(options, Math.max(needBytes, DEFAULT_BINDING_BYTES));
    if (destroyed) fresh.destroy();
    throwIfDestroyed();
    // Whoever still trains on the old one goes on here.
    gpu.destroy(new DeviceLostError('the device gave way to a larger one: prepare again'));
    gpu = fresh;
    shape = undefined;
    return fresh;
  }

  function throwIfDestroyed(): void {
    if (destroyed) throw new AbortedError('the engine was destroyed');
  }

  return {
    get info() {
      const { adapter, software } = gpu;
      return { engine: 'webgpu', precision, adapter, software } as const;
    },
    async prepare(problem, { caution = 0, onUpload } = {}) {
      checkProblem(problem);
      return createTrainer(...(await planned(problem, caution)), onUpload);
    },
    async profile(problem, epochs, clock) {
      checkProblem(problem);
      checkOne('epochs', epochs, whole(EPOCHS.least, EPOCHS.most));
      checkOne('clock', clock, FUNCTION);
      const work = await planned(problem, 0);
      const { profilePlan } = await import('./profile.ts');
      return profilePlan(...work, epochs, clock);
    },
    async landscape(surface, grid) {
      checkLandscape(surface, grid);
      // It takes few of the points: there is always room.
      const { computeLandscape } = await import('./landscape.ts');
      return computeLandscape(await deviceFor(0), surface, grid);
    },
    runs:
      precision === 'compensated'
        ? undefined
        : async (problems, runsOptions) => {
            for (const problem of problems) checkProblem(problem);
            const { createRuns } = await import('./runs.ts');
            return createRuns(await deviceFor(0), problems, runsOptions);
          },
    async fits(recipe) {
      const { createFitter } = await import('./fits.ts');
      return createFitter(await deviceFor(0), recipe);
    },
    destroy() {
      destroyed = true;
      gpu.destroy();
    },
  };
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
