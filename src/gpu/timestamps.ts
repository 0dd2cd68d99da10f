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

export type PassTimer = ReturnType<typeof passTimer>;

/**
 * Times passes, by the host's clock and, with the feature `timestamp-query`, by the device's. Browsers
 * round the latter, so that a pass should last many times `quantumNs`.
 * @param now milliseconds, monotonic
 */
export function passTimer(gpu: GpuDevice, scope: BufferScope, now: () => number) {
  const { device } = gpu;
  const stamps = device.features.has('timestamp-query') ? createStamps(gpu, scope) : undefined;
  const clock: GpuClock = stamps === undefined ? 'queue' : 'timestamps';
  /** In nanoseconds from the first one. */
  const seen: number[] = [];
  let origin: bigint | undefined;
  let discarded = 0;

  function elapsedMs([begin, end]: readonly [bigint, bigint]): number | undefined {
    origin ??= begin;
    for (const stamp of [begin, end]) seen.push(differenceNs(origin, stamp));
    const elapsedNs = differenceNs(begin, end);
    // 0 is a pass shorter than the quantum.
    if (elapsedNs >= 0) return elapsedNs / 1e6;
    discarded++;
    return undefined;
  }

  return {
    clock,
    /** How many passes ended before they began. */
    get discarded() {
      return discarded;
    },
    /** What every difference of the timestamps seen so far is a multiple of. */
    get quantumNs() {
      return quantumOf(seen);
    },
    /** One pass: recorded, submitted, waited for, read back, each timed. One at a time. */
    async time(
      record: (pass: GPUComputePassEncoder) => void,
      readback = NOTHING,
    ): Promise<TimedPass> {
      const begin = now();
      const encoder = device.createCommandEncoder({ label: 'timer.encoder' });
      const pass = encoder.beginComputePass({ label: 'timer.pass', ...stamps?.descriptor });
      record(pass);
      pass.end();
      const read = readback(encoder);
      const readStamps = stamps?.resolve(encoder);
      const commands = encoder.finish();
      const encoded = now();
      device.queue.submit([commands]);
      const submitted = now();
      await gpu.guard(device.queue.onSubmittedWorkDone());
      const done = now();
      await read();
      const end = now();
      return {
        encodeMs: encoded - begin,
        submitMs: submitted - encoded,
        waitMs: done - submitted,
        readbackMs: end - done,
        gpuMs: readStamps && elapsedMs(await readStamps()),
      };
    },
    destroy() {
      stamps?.querySet.destroy();
    },
  };
}

/** The two timestamps of a pass, and their way to the host. */
function createStamps(gpu: GpuDevice, scope: BufferScope) {
  const label = 'timer.stamps';
  const querySet = gpu.device.createQuerySet({ label, type: 'timestamp', count: STAMPS });
  const resolved = scope.create('stamps', BYTES, BUFFER.QUERY_RESOLVE | BUFFER.COPY_SRC);
  const ring = new ReadbackRing(gpu, scope, 1, BYTES);
  const timestampWrites = { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
  return {
    querySet,
    descriptor: { timestampWrites },
    /** @returns what tells when the pass began and ended, in nanoseconds */
    resolve(encoder: GPUCommandEncoder): () => Promise<readonly [bigint, bigint]> {
      const slot = ring.take();
      encoder.resolveQuerySet(querySet, 0, STAMPS, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, slot, 0, BYTES);
      return async () => {
        const [begin = 0n, end = 0n] = new BigUint64Array(await ring.read(slot, BYTES));
        return [begin, end];
      };
    },
  };
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
