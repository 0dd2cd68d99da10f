import type { GpuClock, Split } from '../core/work/profile.ts';
import type { BufferScope } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { ReadbackRing } from './readback.ts';

/** A timestamp is 64 bits, in nanoseconds from a beginning of the device's own; a pass has two. */
const STAMPS = 2;
const BYTES = 8 * STAMPS;

/** One pass, submitted alone and waited for. `gpuMs` is undefined as well where the timestamps run backwards. */
export type TimedPass = Omit<Split, 'steps'>;

/** Records what copies into a mappable buffer, and tells how to map it. */
type Readback = (encoder: GPUCommandEncoder) => () => Promise<unknown>;

const NOTHING: Readback = () => () => Promise.resolve();

/**
 * Times passes, by the host's clock and, with the feature `timestamp-query`, by the device's. Browsers
 * round the latter, so that a pass should last many times `quantumNs`.
 */
export class PassTimer {
  readonly clock: GpuClock;
  /** How many passes ended before they began. */
  discarded = 0;
  readonly #gpu: GpuDevice;
  readonly #now: () => number;
  readonly #queries: Queries | undefined;
  /** In nanoseconds from the first one. */
  readonly #stamps: number[] = [];
  #origin: bigint | undefined;

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

  /** One pass: recorded, submitted, waited for, read back, each timed. One at a time. */
  async time(
    record: (pass: GPUComputePassEncoder) => void,
    readback = NOTHING,
  ): Promise<TimedPass> {
    const { device } = this.#gpu;
    const begin = this.#now();
    const encoder = device.createCommandEncoder({ label: 'timer.encoder' });
    const pass = encoder.beginComputePass({ label: 'timer.pass', ...this.#queries?.descriptor });
    record(pass);
    pass.end();
    const read = readback(encoder);
    const readStamps = this.#queries?.resolve(encoder);
    const commands = encoder.finish();
    const encoded = this.#now();
    device.queue.submit([commands]);
    const submitted = this.#now();
    await this.#gpu.guard(device.queue.onSubmittedWorkDone());
    const done = this.#now();
    await read();
    const end = this.#now();
    return {
      encodeMs: encoded - begin,
      submitMs: submitted - encoded,
      waitMs: done - submitted,
      readbackMs: end - done,
      gpuMs: readStamps && this.#elapsedMs(...(await readStamps())),
    };
  }

  destroy(): void {
    this.#queries?.destroy();
  }

  #elapsedMs(begin: bigint, end: bigint): number | undefined {
    this.#origin ??= begin;
    for (const stamp of [begin, end]) this.#stamps.push(differenceNs(this.#origin, stamp));
    const elapsedNs = differenceNs(begin, end);
    // 0 is a pass shorter than the quantum.
    if (elapsedNs >= 0) return elapsedNs / 1e6;
    this.discarded++;
    return undefined;
  }
}

/** The two timestamps of a pass, and their way to the host. */
class Queries {
  readonly descriptor: { readonly timestampWrites: GPUComputePassTimestampWrites };
  readonly #set: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #ring: ReadbackRing;

  constructor(gpu: GpuDevice, scope: BufferScope) {
    const label = 'timer.stamps';
    this.#set = gpu.device.createQuerySet({ label, type: 'timestamp', count: STAMPS });
    this.#resolved = scope.create('stamps', BYTES, BUFFER.QUERY_RESOLVE | BUFFER.COPY_SRC);
    this.#ring = new ReadbackRing(gpu, scope, 1, BYTES);
    this.descriptor = {
      timestampWrites: {
        querySet: this.#set,
        beginningOfPassWriteIndex: 0,
        endOfPassWriteIndex: 1,
      },
    };
  }

  /** @returns what tells when the pass began and ended, in nanoseconds */
  resolve(encoder: GPUCommandEncoder): () => Promise<readonly [bigint, bigint]> {
    const slot = this.#ring.take();
    encoder.resolveQuerySet(this.#set, 0, STAMPS, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, slot, 0, BYTES);
    return async () => {
      const [begin = 0n, end = 0n] = new BigUint64Array(await this.#ring.read(slot, BYTES));
      return [begin, end];
    };
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
