import type { CopyTime } from '../core/work/profile.ts';
import { chooseShape, type Shape } from '../core/work/shape.ts';
import type { BufferScope } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { timeOf } from './kernel-time.ts';
import { createBindGroup, createPipeline, type Stage } from './pipelines.ts';
import type { PassTimer } from './timestamps.ts';
import { fastest } from './tuning.ts';

/** More than caches hold, and no more than WebGPU's default for `maxStorageBufferBindingSize`. */
const MOST_BYTES = 2 ** 27;

/** How long it goes on trying shapes. */
const BUDGET_MS = 500;

/** Two buffers of equal size, and the kernel that copies the one to the other. */
export class CopyBench {
  /** Of each buffer. */
  readonly byteLength: number;
  /** Read, and written by the copy. [byteLength / 4], f32 */
  readonly buffers: { readonly original: GPUBuffer; readonly duplicate: GPUBuffer };
  readonly #gpu: GpuDevice;

  /** @param byteLength of one buffer; what is above MOST_BYTES is left out */
  constructor(gpu: GpuDevice, scope: BufferScope, byteLength: number) {
    this.#gpu = gpu;
    this.byteLength = Math.min(byteLength, MOST_BYTES);
    const usage = BUFFER.STORAGE | BUFFER.COPY_DST | BUFFER.COPY_SRC;
    this.buffers = {
      original: scope.create('original', this.byteLength, usage),
      duplicate: scope.create('duplicate', this.byteLength, usage),
    };
  }

  /** The whole copy, laid over the device as the points are. */
  async stage(candidate: Shape): Promise<Stage> {
    const { device, software } = this.#gpu;
    const { workgroupSize: WG, blocks } = chooseShape(this.byteLength / 4, software, 0, candidate);
    const pipeline = await createPipeline(this.#gpu, 'copy', {}, { WG, BLOCKS: blocks });
    const bindGroup = createBindGroup(device, 'copy', pipeline, this.buffers);
    return { pipeline, bindGroup, workgroups: blocks };
  }

  /** The fastest of the shapes that are tried for training. */
  async time(timer: PassTimer, clock: () => number): Promise<CopyTime> {
    const measured = async (shape: Shape): Promise<number> =>
      timeOf(timer, [await this.stage(shape)]);
    const { time } = await fastest(this.#gpu, measured, clock, BUDGET_MS);
    return { bytes: 2 * this.byteLength, ns: time };
  }
}
