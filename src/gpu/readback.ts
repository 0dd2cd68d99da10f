import { GpuError } from '../core/errors.ts';
import type { BufferScope } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER, MAP_READ } from './flags.ts';

/** A fixed ring of mappable buffers: while one travels back, the next submit fills another. */
export class ReadbackRing {
  readonly #gpu: GpuDevice;
  readonly #free: GPUBuffer[];

  constructor(gpu: GpuDevice, scope: BufferScope, slots: number, byteLength: number) {
    this.#gpu = gpu;
    this.#free = Array.from({ length: slots }, (_, i) =>
      scope.create(`readback${i}`, byteLength, BUFFER.MAP_READ | BUFFER.COPY_DST),
    );
  }

  /** A slot to copy into; `read` gives it back. */
  take(): GPUBuffer {
    const slot = this.#free.pop();
    if (slot === undefined)
      throw new GpuError('every readback buffer is in use: await an earlier one');
    return slot;
  }

  /** The first `byteLength` bytes of what was copied into `slot`, once the device is done. */
  async read(slot: GPUBuffer, byteLength: number): Promise<ArrayBuffer> {
    await this.#gpu.guard(slot.mapAsync(MAP_READ, 0, byteLength));
    const bytes = slot.getMappedRange(0, byteLength).slice(0);
    slot.unmap();
    this.#free.push(slot);
    return bytes;
  }
}
