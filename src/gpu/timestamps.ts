import type { GpuClock } from '../core/profile.ts';
import type { BufferScope } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER, MAP_READ } from './flags.ts';

/** A timestamp is 64 bits, in nanoseconds from a beginning of the device's own. */
const STAMP_BYTES = 8;
/** Of one pass: its beginning and its end. */
const STAMPS = 2;

/** One pass, submitted alone and waited for. */
export interface TimedPass {
  readonly encodeMs: number;
  readonly submitMs: number;
  readonly waitMs: number;
  readonly readbackMs: number;
  /** By the device; undefined where it has no timestamps, or where they run backwards. */
  readonly gpuMs: number | undefined;
}

/** What a pass leaves for the host. */
export interface Readback {
  /** Records the copy into a mappable buffer. */
  readonly copy: (encoder: GPUCommandEncoder) => void;
  /** Maps it. */
  readonly read: () => Promise<unknown>;
}

const NOTHING: Readback = { copy: () => undefined, read: () => Promise.resolve() };

/**
 * Times passes, by the host's clock and, with the feature `timestamp-query`, by the device's. Browsers
 * round the latter, so that a pass should last many times `quantumNs`.
 */
export class PassTimer {
  readonly clock: GpuClock;
  readonly #gpu: GpuDevice;
  readonly #now: () => number;
  readonly #queries: Queries | undefined;
  /** In nanoseconds from the first one. */
  readonly #stamps: number[] = [];
  #origin: bigint | undefined;
  #discarded = 0;

  /** @param now milliseconds, monotonic */
  constructor(gpu: GpuDevice, scope: BufferScope, now: () => number) {
    this.#gpu = gpu;
    this.#now = now;
    const has = gpu.device.features.has('timestamp-query');
    this.#queries = has ? new Queries(gpu, scope) : undefined;
    this.clock = has ? 'timestamps' : 'queue';
  }

  /** What every difference of the timestamps seen so far is a multiple of. */
  get quantumNs(): number | undefined {
    return quantumOf(this.#stamps);
  }

  /** How many passes ended before they began. */
  get discarded(): number {
    return this.#discarded;
  }

  /** One pass: recorded, submitted, waited for, read back, each timed. One at a time. */
  async time(
    record: (pass: GPUComputePassEncoder) => void,
    readback: Readback = NOTHING,
  ): Promise<TimedPass> {
    const { device } = this.#gpu;
    const begin = this.#now();
    const encoder = device.createCommandEncoder({ label: 'timer.encoder' });
    const pass = encoder.beginComputePass({ label: 'timer.pass', ...this.#queries?.descriptor });
    record(pass);
    pass.end();
    readback.copy(encoder);
    this.#queries?.resolve(encoder);
    const commands = encoder.finish();
    const encoded = this.#now();
    device.queue.submit([commands]);
    const submitted = this.#now();
    await this.#gpu.guard(device.queue.onSubmittedWorkDone());
    const done = this.#now();
    await readback.read();
    const end = this.#now();
    return {
      encodeMs: encoded - begin,
      submitMs: submitted - encoded,
      waitMs: done - submitted,
      readbackMs: end - done,
      gpuMs: await this.#gpuMs(),
    };
  }

  destroy(): void {
    this.#queries?.destroy();
  }

  async #gpuMs(): Promise<number | undefined> {
    if (this.#queries === undefined) return undefined;
    const [begin, end] = await this.#queries.read();
    this.#origin ??= begin;
    for (const stamp of [begin, end]) this.#stamps.push(differenceNs(this.#origin, stamp));
    const elapsedNs = differenceNs(begin, end);
    // 0 is a pass shorter than the quantum.
    if (elapsedNs >= 0) return elapsedNs / 1e6;
    this.#discarded++;
    return undefined;
  }
}

/** The two timestamps of a pass, and their way to the host. */
class Queries {
  readonly #gpu: GpuDevice;
  readonly #set: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #mappable: GPUBuffer;
  readonly descriptor: { readonly timestampWrites: GPUComputePassTimestampWrites };

  constructor(gpu: GpuDevice, scope: BufferScope) {
    const bytes = STAMPS * STAMP_BYTES;
    const { COPY_DST, COPY_SRC, QUERY_RESOLVE } = BUFFER;
    this.#gpu = gpu;
    this.#set = gpu.device.createQuerySet({
      label: 'timer.stamps',
      type: 'timestamp',
      count: STAMPS,
    });
    this.#resolved = scope.create('stamps', bytes, QUERY_RESOLVE | COPY_SRC);
    this.#mappable = scope.create('stamps.readback', bytes, BUFFER.MAP_READ | COPY_DST);
    this.descriptor = {
      timestampWrites: {
        querySet: this.#set,
        beginningOfPassWriteIndex: 0,
        endOfPassWriteIndex: 1,
      },
    };
  }

  resolve(encoder: GPUCommandEncoder): void {
    encoder.resolveQuerySet(this.#set, 0, STAMPS, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#mappable, 0, STAMPS * STAMP_BYTES);
  }

  /** When the pass began and ended, in nanoseconds. */
  async read(): Promise<readonly [bigint, bigint]> {
    await this.#gpu.guard(this.#mappable.mapAsync(MAP_READ));
    const [begin = 0n, end = 0n] = new BigUint64Array(this.#mappable.getMappedRange());
    this.#mappable.unmap();
    return [begin, end];
  }

  destroy(): void {
    this.#set.destroy();
  }
}

/** From one timestamp to another. Less than 0 where the later one is smaller, which WebGPU allows. */
export function differenceNs(from: bigint, to: bigint): number {
  return Number(BigInt.asIntN(64, to - from));
}

/**
 * The greatest common divisor of the differences of some stamps: the clock's tick, or what a browser
 * rounds it to. Undefined where no two differ.
 */
export function quantumOf(stampsNs: readonly number[]): number | undefined {
  const [first = 0] = stampsNs;
  const quantum = stampsNs.reduce((sum, stamp) => divisor(sum, Math.abs(stamp - first)), 0);
  return quantum > 0 ? quantum : undefined;
}

/** Euclid's. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
