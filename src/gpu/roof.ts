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

/**
 * Two buffers of equal size, and the kernel that copies the one to the other.
 * @param wantedBytes of one buffer; what is above MOST_BYTES is left out
 */
export function createCopyBench(gpu: GpuDevice, scope: BufferScope, wantedBytes: number) {
  const byteLength = Math.min(wantedBytes, MOST_BYTES);
  const usage = BUFFER.STORAGE | BUFFER.COPY_DST | BUFFER.COPY_SRC;
  /** Read, and written by the copy. [byteLength / 4], f32 */
  const buffers = {
    original: scope.create('original', byteLength, usage),
    duplicate: scope.create('duplicate', byteLength, usage),
  };

  /** The whole copy, laid over the device as the points are. */
  async function stage(candidate: Shape): Promise<Stage> {
    const { workgroupSize: WG, blocks } = chooseShape(byteLength / 4, gpu.software, 0, candidate);
    const pipeline = await createPipeline(gpu, 'copy', {}, { WG, BLOCKS: blocks });
    const bindGroup = createBindGroup(gpu.device, 'copy', pipeline, buffers);
    return { pipeline, bindGroup, workgroups: blocks };
  }

  /** The fastest of the shapes that are tried for training. */
  async function time(timer: PassTimer, clock: () => number): Promise<CopyTime> {
    const measured = async (shape: Shape): Promise<number> => timeOf(timer, [await stage(shape)]);
    const { time: ns } = await fastest(gpu, measured, clock, BUDGET_MS);
    return { bytes: 2 * byteLength, ns };
  }

  return { buffers, stage, time };
}
