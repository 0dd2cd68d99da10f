import { GpuError, LimitError } from '../core/errors.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';

/**
 * Bytes that are written at a time. Enough that waiting in between costs little, where a browser
 * takes 100 ms to answer; and little enough to be copied without a hitch.
 */
const PIECE_BYTES = 2 ** 25;

/** What a buffer is going to hold. */
interface Filling {
  readonly buffer: GPUBuffer;
  readonly data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
}

/** The buffers of one owner: labelled `owner.role`, filled in pieces, and freed together. */
export class BufferScope {
  readonly #device: GPUDevice;
  readonly #owner: string;
  readonly #buffers: GPUBuffer[] = [];
  #fillings: Filling[] = [];

  constructor(device: GPUDevice, owner: string) {
    this.#device = device;
    this.#owner = owner;
  }

  create(role: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const buffer = this.#device.createBuffer({ label: `${this.#owner}.${role}`, size, usage });
    this.#buffers.push(buffer);
    return buffer;
  }

  /** A buffer that is to hold `data`, once `fill` has run. The rest of it is zero. */
  createFilled(
    role: string,
    data: Filling['data'],
    usage: GPUBufferUsageFlags,
    size = data.byteLength,
  ): GPUBuffer {
    const buffer = this.create(role, size, usage | BUFFER.COPY_DST);
    this.#fillings.push({ buffer, data });
    return buffer;
  }

  /**
   * Brings onto the device what its buffers are to hold. Between the pieces of large data it waits
   * for the device, so that no second copy of them piles up on the way.
   * @param report hears the share that is there, of large data only; what it throws ends the filling
   * @throws GpuError | LimitError | DeviceLostError
   */
  async fill(gpu: GpuDevice, report: (share: number) => void): Promise<void> {
    const fillings = this.#fillings;
    this.#fillings = [];
    const { queue } = gpu.device;
    const totalBytes = fillings.reduce((sum, { data }) => sum + data.byteLength, 0);
    let doneBytes = 0;
    let waitingBytes = 0;
    for (const { buffer, data } of fillings) {
      const perPiece = PIECE_BYTES / data.BYTES_PER_ELEMENT;
      for (let at = 0; at < data.length; at += perPiece) {
        const piece = data.subarray(at, at + perPiece);
        queue.writeBuffer(buffer, at * data.BYTES_PER_ELEMENT, piece);
        doneBytes += piece.byteLength;
        waitingBytes += piece.byteLength;
        if (waitingBytes < PIECE_BYTES) continue;
        await drained(gpu);
        waitingBytes = 0;
        report(doneBytes / totalBytes);
      }
    }
  }

  destroy(): void {
    this.#fillings = [];
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers.length = 0;
  }
}

/** Until the device has taken in what was written. An empty submit, since writes alone may linger. */
function drained(gpu: GpuDevice): Promise<undefined> {
  const { queue } = gpu.device;
  queue.submit([]);
  return gpu.guard(queue.onSubmittedWorkDone());
}

/**
 * Runs `create`, which must not await, and then tells whether the device could do what it asked.
 * @param remedy what to do where there is not enough memory
 * @throws LimitError when there is not enough memory; GpuError with the device's own message
 */
export async function checked<T>(
  device: GPUDevice,
  what: string,
  remedy: string,
  create: () => T,
): Promise<T> {
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('internal');
  const made = create();
  // Popped in one go, before anything is awaited, so that scopes of other callers stay apart.
  const [internal, memory, validation] = await Promise.all([
    device.popErrorScope(),
    device.popErrorScope(),
    device.popErrorScope(),
  ]);
  if (memory !== null) {
    throw new LimitError(`${what}: the device has no memory left (${memory.message}): ${remedy}`);
  }
  const error = internal ?? validation;
  if (error !== null) throw new GpuError(`${what}: ${error.message}`);
  return made;
}
