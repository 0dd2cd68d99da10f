import { GpuError, LimitError } from '../core/errors.ts';

/** The buffers of one owner: labelled `owner.role`, and freed together. */
export class BufferScope {
  readonly #device: GPUDevice;
  readonly #owner: string;
  readonly #buffers: GPUBuffer[] = [];

  constructor(device: GPUDevice, owner: string) {
    this.#device = device;
    this.#owner = owner;
  }

  create(role: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const buffer = this.#device.createBuffer({ label: `${this.#owner}.${role}`, size, usage });
    this.#buffers.push(buffer);
    return buffer;
  }

  destroy(): void {
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers.length = 0;
  }
}

/**
 * Runs `create`, which must not await, and then tells whether the device could do what it asked.
 * @throws LimitError when the device has no memory left, GpuError with the device's own message
 */
export async function checked<T>(device: GPUDevice, what: string, create: () => T): Promise<T> {
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('internal');
  const made = create();
  // Popped in one go, before anything is awaited, so that scopes of other callers stay apart.
  const popped = [device.popErrorScope(), device.popErrorScope(), device.popErrorScope()];
  const [internal, outOfMemory, validation] = await Promise.all(popped);
  if (outOfMemory) {
    throw new LimitError(
      `${what} do not fit into the device's memory (${outOfMemory.message}): lower points, or use the CPU engine`,
    );
  }
  const error = validation ?? internal;
  if (error) throw new GpuError(`${what}: ${error.message}`);
  return made;
}
