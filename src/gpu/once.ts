import type { For, KernelId } from '../shaders/index.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { createBindGroup, createPipeline } from './pipelines.ts';
import { ReadbackRing } from './readback.ts';
import { dispatch } from './trainer.ts';

/** What a kernel is given, and what it leaves. */
export interface Once {
  readonly workgroups: number;
  /** By the names of its variables. Must not await. */
  readonly inputs: (scope: BufferScope) => Readonly<Record<string, GPUBuffer>>;
  /** The variable that it writes. */
  readonly result: string;
  readonly byteLength: number;
  /** What to do where there is not enough memory. */
  readonly remedy: string;
}

/**
 * One kernel by one dispatch, and what it leaves: its pipeline and buffers live no longer than that.
 * @throws LimitError | GpuError | DeviceLostError
 */
export async function runOnce(
  gpu: GpuDevice,
  kernel: KernelId,
  recipe: For,
  constants: Readonly<Record<string, number>>,
  { workgroups, inputs, result, byteLength, remedy }: Once,
): Promise<Float32Array<ArrayBuffer>> {
  const { device } = gpu;
  const pipeline = await createPipeline(gpu, kernel, recipe, constants);
  const scope = new BufferScope(device, kernel);
  try {
    const { written, bindGroup, ring } = await gpu.guard(
      checked(device, `the buffers of the ${kernel}`, remedy, () => {
        const written = scope.create(result, byteLength, BUFFER.STORAGE | BUFFER.COPY_SRC);
        const named = { ...inputs(scope), [result]: written };
        const bindGroup = createBindGroup(device, kernel, pipeline, named);
        return { written, bindGroup, ring: new ReadbackRing(gpu, scope, 1, byteLength) };
      }),
    );
    await scope.fill(gpu, () => undefined);
    const slot = ring.take();
    const encoder = device.createCommandEncoder({ label: kernel });
    const pass = encoder.beginComputePass({ label: kernel });
    dispatch(pass, { pipeline, bindGroup, workgroups });
    pass.end();
    encoder.copyBufferToBuffer(written, 0, slot, 0, byteLength);
    device.queue.submit([encoder.finish()]);
    return new Float32Array(await ring.read(slot, byteLength));
  } finally {
    scope.destroy();
  }
}
