import type { CopyTime } from '../core/profile.ts';
import { chooseShape, type Shape } from '../core/shape.ts';
import type { Recipe } from '../shaders/index.ts';
import type { BufferScope } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { timeOf } from './kernel-time.ts';
import { createBindGroup, createPipeline } from './pipelines.ts';
import type { PassTimer } from './timestamps.ts';
import type { Dispatch } from './trace.ts';
import { CANDIDATES } from './tuning.ts';

const QUAD_BYTES = 16;

/** More than caches hold, and no more than WebGPU's default for `maxStorageBufferBindingSize`. */
const MOST_BYTES = 2 ** 27;

/** How long it goes on trying shapes. The last one begun is finished. */
const BUDGET_MS = 500;

/** Two buffers of equal size, and the kernel that copies the one to the other. */
export class CopyBench {
  /** Of each buffer. */
  readonly byteLength: number;
  /** Read, and written by the copy. [byteLength / 4], f32 */
  readonly buffers: { readonly original: GPUBuffer; readonly duplicate: GPUBuffer };
  readonly #gpu: GpuDevice;
  readonly #recipe: Recipe;

  /** @param byteLength of one buffer; what is above MOST_BYTES is left out */
  constructor(gpu: GpuDevice, scope: BufferScope, recipe: Recipe, byteLength: number) {
    this.#gpu = gpu;
    this.#recipe = recipe;
    this.byteLength = Math.min(byteLength, MOST_BYTES);
    const usage = BUFFER.STORAGE | BUFFER.COPY_DST | BUFFER.COPY_SRC;
    this.buffers = {
      original: scope.create('original', this.byteLength, usage),
      duplicate: scope.create('duplicate', this.byteLength, usage),
    };
  }

  /** The whole copy, laid over the device as the points are. */
  async dispatch(candidate: Shape): Promise<Dispatch> {
    const { device, software } = this.#gpu;
    const { workgroupSize: WG, blocks } = chooseShape(this.byteLength / 4, software, 0, candidate);
    const pipeline = await createPipeline(this.#gpu, 'copy', this.#recipe, { WG, BLOCKS: blocks });
    const bindGroup = createBindGroup(device, 'copy', pipeline, this.buffers);
    return { pipeline, bindGroups: new Map([[0, bindGroup]]), size: [blocks, 1, 1] };
  }

  /** The fastest of the shapes that are tried for training. */
  async time(timer: PassTimer, clock: () => number): Promise<CopyTime> {
    const begin = clock();
    let ns = Infinity;
    for (const shape of this.#gpu.software ? CANDIDATES.software : CANDIDATES.hardware) {
      ns = Math.min(ns, await timeOf(timer, [await this.dispatch(shape)]));
      if (clock() - begin > BUDGET_MS) break;
    }
    return { bytes: 2 * this.byteLength, ns };
  }
}

/** A dispatch that does next to nothing: it copies one quad. */
export function emptyDispatch(
  gpu: GpuDevice,
  scope: BufferScope,
  recipe: Recipe,
): Promise<Dispatch> {
  return new CopyBench(gpu, scope, recipe, QUAD_BYTES).dispatch({ workgroupSize: 1, blocks: 1 });
}
