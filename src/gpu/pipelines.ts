import { GpuError, messageOf } from '../core/errors.ts';
import { composeFirst } from '../shaders/first.ts';
import type { For } from '../shaders/index.ts';
import { KERNELS, type Access, type KernelId } from '../shaders/kernels.ts';
import type { GpuDevice } from './device.ts';
import { STAGE_COMPUTE } from './flags.ts';

const BUFFER_TYPES = {
  uniform: 'uniform',
  read: 'read-only-storage',
  read_write: 'storage',
} as const satisfies Record<Access, GPUBufferBindingType>;

/** Of a pipeline's label, before the name of its kernel. */
const PREFIX = 'pipeline.';

/**
 * A kernel's pipeline, compiled for a recipe and its constants.
 * @throws GpuError with the compiler's messages, each with its file, line and column
 */
export async function createPipeline(
  gpu: GpuDevice,
  kernel: KernelId,
  recipe: For,
  constants: Readonly<Record<string, number>>,
): Promise<GPUComputePipeline> {
  const { device } = gpu;
  const { entryPoint, bindings } = KERNELS[kernel];
  const label = PREFIX + kernel;
  // A page fetches what composes the others with the first of them.
  const code =
    composeFirst(kernel, recipe) ?? (await import('../shaders/index.ts')).compose(kernel, recipe);
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label, code });
  const invalid = device.popErrorScope();
  if ((await gpu.guard(invalid)) !== null)
    throw new GpuError(await gpu.guard(compilationErrors(label, module, code)));
  const bindGroupLayout = device.createBindGroupLayout({
    label,
    entries: Object.values(bindings).map((access: Access, binding) => ({
      binding,
      visibility: STAGE_COMPUTE,
      buffer: { type: BUFFER_TYPES[access] },
    })),
  });
  const pipeline = device.createComputePipelineAsync({
    label,
    layout: device.createPipelineLayout({ label, bindGroupLayouts: [bindGroupLayout] }),
    compute: { module, entryPoint, constants: { ...constants } },
  });
  return gpu.guard(pipeline).catch((error: unknown) => {
    if (gpu.failure !== undefined) throw error;
    const [why = ''] = messageOf(error).split('\n');
    throw new GpuError(
      `the driver of ${gpu.adapter} does not compile ${label} (${why}): take a smaller model, or engine cpu or wasm`,
    );
  });
}

/** The kernel that a pipeline was compiled from. */
export function kernelOf({ label }: GPUComputePipeline): string {
  return label.slice(PREFIX.length);
}

async function compilationErrors(
  label: string,
  module: GPUShaderModule,
  code: string,
): Promise<string> {
  const { messages } = await module.getCompilationInfo();
  const { placeOf } = await import('../shaders/index.ts');
  const errors = messages.filter(({ type }) => type === 'error');
  return [
    `${label} does not compile`,
    ...errors.map((m) => `${placeOf(code, m.lineNum)}:${m.linePos}: ${m.message}`),
  ].join('; ');
}

/** One kernel with its buffers, ready to run. */
export interface Stage {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: number;
}

/** The buffers of a kernel, by the names of its variables. */
export function createBindGroup(
  device: GPUDevice,
  kernel: KernelId,
  pipeline: GPUComputePipeline,
  buffers: Readonly<Record<string, GPUBuffer>>,
): GPUBindGroup {
  const label = `bindings.${kernel}`;
  const entries = Object.keys(KERNELS[kernel].bindings).map((name, binding) => {
    const buffer = buffers[name];
    if (buffer === undefined) throw new GpuError(`${label}: no buffer for ${name}`);
    return { binding, resource: { buffer } };
  });
  return device.createBindGroup({ label, layout: pipeline.getBindGroupLayout(0), entries });
}
