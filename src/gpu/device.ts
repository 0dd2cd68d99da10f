import {
  AbortedError,
  DeviceLostError,
  DownhillError,
  GpuError,
  GpuUnavailableError,
  messageOf,
} from '../core/errors.ts';
import {
  answerWithin,
  describeAdapter,
  isSoftwareAdapter,
  remediesOf,
  requestAdapter,
  TIMEOUT_MS,
} from './adapter.ts';
import type { DeviceOptions } from './options.ts';

/** Taken where the adapter has them; nothing depends on one. */
const OPTIONAL_FEATURES: readonly GPUFeatureName[] = ['subgroups', 'timestamp-query'];

/** How long a rejected mapping waits for the device to say that it was lost. */
const LAST_WORD_MS = 500;

/**
 * A device whose failures reach whoever waits for it. After a loss most promises of WebGPU still
 * resolve, so every wait goes through `guard`.
 */
export class GpuDevice {
  readonly device: GPUDevice;
  /** The most bytes of a column that a kernel can bind, … */
  readonly bindingBytes: number;
  /** … and what a device of this adapter could have. */
  readonly mostBindingBytes: number;
  readonly adapter: string;
  readonly software: boolean;
  /** Invocations that a subgroup has at least; undefined where there are no subgroups. */
  readonly subgroupSize: number | undefined;
  #failure: Error | undefined;
  readonly #waiting = new Set<(failure: Error) => void>();

  private constructor(device: GPUDevice, adapter: GPUAdapter, mostBytes: number) {
    this.device = device;
    this.bindingBytes = Math.min(bindingLimit(device), mostBytes);
    this.mostBindingBytes = Math.min(bindingLimit(adapter), mostBytes);
    this.adapter = describeAdapter(adapter);
    this.software = isSoftwareAdapter(adapter);
    this.subgroupSize = device.features.has('subgroups') ? adapter.info.subgroupMinSize : undefined;
    void device.lost.then(({ reason, message }) => {
      const why = message === '' ? reason : message;
      this.#fail(new DeviceLostError(`the graphics device was lost (${why}): start the run again`));
    });
    device.addEventListener('uncapturederror', (event) => {
      event.preventDefault();
      this.#fail(new GpuError(`the graphics device reports: ${event.error.message}`));
    });
  }

  /**
   * A device of a fresh adapter, with the limits that are asked for.
   * @param needBytes the largest buffer that a kernel will read; what the adapter cannot give is
   *   not asked for, and `bindingBytes` tells
   * @throws GpuUnavailableError
   */
  static async open(options: DeviceOptions, needBytes: number): Promise<GpuDevice> {
    const adapter = await requestAdapter(options);
    try {
      const device = await GpuDevice.#request(adapter, options, needBytes);
      return new GpuDevice(device, adapter, options.bindingBytes ?? Infinity);
    } catch (error) {
      // Whatever it throws, and also what is no adapter at all.
      throw new GpuUnavailableError(
        'device-refused',
        `the adapter ${describeAdapter(adapter)} gives no device: ${messageOf(error)}; ${remediesOf(options).again}`,
      );
    }
  }

  static async #request(
    adapter: GPUAdapter,
    { timeoutMs = TIMEOUT_MS }: DeviceOptions,
    needBytes: number,
  ): Promise<GPUDevice> {
    const requiredFeatures = OPTIONAL_FEATURES.filter((feature) => adapter.features.has(feature));
    const requiredLimits: Record<string, number> = {};
    for (const limit of ['maxStorageBufferBindingSize', 'maxBufferSize'] as const) {
      requiredLimits[limit] = Math.min(needBytes, adapter.limits[limit]);
    }
    const asked = adapter.requestDevice({
      label: 'downhill.device',
      requiredLimits,
      requiredFeatures,
    });
    const device = await answerWithin(timeoutMs, asked);
    if (device !== 'timeout') return device;
    // Nobody waits for it any more, should it come after all.
    asked.then(
      (late) => late.destroy(),
      () => undefined,
    );
    throw new DownhillError(`no answer within ${timeoutMs} ms`);
  }

  /** Settles as `promise` does, or rejects as soon as the device fails. */
  guard<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => {
          this.#waiting.delete(reject);
          resolve(value);
        },
        (error: unknown) => {
          if (error instanceof DownhillError) {
            this.#waiting.delete(reject);
            reject(error);
            return;
          }
          // A device that is lost rejects mappings a moment before it says so itself: keep waiting
          // for its own word, which `#fail` passes on.
          setTimeout(() => {
            this.#waiting.delete(reject);
            reject(new GpuError(messageOf(error)));
          }, LAST_WORD_MS);
        },
      );
      if (this.#failure === undefined) this.#waiting.add(reject);
      else reject(this.#failure);
    });
  }

  /** Why the device can do no more; undefined while it works. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Ends the device. Whoever waits for it gets `why`: what is done on purpose is no loss. */
  destroy(why: Error = new AbortedError('the engine was destroyed')): void {
    this.#fail(why);
    this.device.destroy();
  }

  /** The first failure counts: what follows is its cascade. */
  #fail(failure: Error): void {
    this.#failure ??= failure;
    for (const reject of this.#waiting) reject(this.#failure);
    this.#waiting.clear();
  }
}

function bindingLimit({ limits }: GPUDevice | GPUAdapter): number {
  return Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
}
