import { CURVES } from '../../core/curves/index.ts';
import { AbortedError, IncompleteWorkError } from '../../core/errors.ts';
import type { Shape } from '../../core/shape.ts';
import type { Problem, Snapshot, Trainer } from '../../core/types.ts';
import type { KernelId } from '../../shaders/index.ts';
import { BufferScope, checked } from '../buffers.ts';
import type { GpuDevice } from '../device.ts';
import { BUFFER } from '../flags.ts';
import { createBindGroup, createPipeline } from '../pipelines.ts';
import { ReadbackRing } from '../readback.ts';
import { readRun, runLayout, writeRun, type RunLayout } from '../run-layout.ts';

/** Submits that may be under way: one on the device, one behind it. */
const IN_FLIGHT = 2;

/** Samples that one submit can append. */
const HISTORY = 4096;

/** Dispatches in one submit, however fast they are. */
const MOST_STEPS = 32_768;

/** Where the fields of `struct Settings` in run.wgsl lie, in bytes. */
export const SETTINGS = {
  points: 0,
  inversePoints: 4,
  learningRate: 8,
  sampleEvery: 12,
  bytes: 16,
};

/** One kernel, ready to run. */
interface Stage {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: number;
}

/**
 * The plain strategy: each step is a dispatch of its own, or two where the points need several
 * workgroups. Steps see each other's results since WebGPU orders the dispatches of a pass.
 */
export class DispatchTrainer implements Trainer {
  readonly description: string;
  readonly maxInFlight = IN_FLIGHT;
  readonly maxSteps: number;
  readonly #gpu: GpuDevice;
  readonly #scope: BufferScope;
  readonly #layout: RunLayout;
  readonly #buffers: DispatchBuffers;
  readonly #ring: ReadbackRing;
  readonly #stages: readonly Stage[];
  readonly #sampleEvery: number;
  #epoch: number;
  #destroyed = false;

  /** @throws GpuError | DeviceLostError */
  static async create(gpu: GpuDevice, problem: Problem, shape: Shape): Promise<DispatchTrainer> {
    const compiled = await compile(gpu, problem, shape);
    const scope = new BufferScope(gpu.device, 'dispatch');
    try {
      return await gpu.guard(
        checked(
          gpu.device,
          'the buffers of the run',
          () => new DispatchTrainer(gpu, scope, problem, shape, compiled),
        ),
      );
    } catch (error) {
      scope.destroy();
      throw error;
    }
  }

  private constructor(
    gpu: GpuDevice,
    scope: BufferScope,
    problem: Problem,
    shape: Shape,
    compiled: readonly Compiled[],
  ) {
    this.#gpu = gpu;
    this.#scope = scope;
    this.#layout = runLayout(CURVES[problem.curve].parameterCount);
    this.#sampleEvery = problem.sampleEvery;
    this.#epoch = problem.start.epoch;
    this.maxSteps = Math.min(MOST_STEPS, (HISTORY - 1) * problem.sampleEvery);
    this.description = `dispatch, ${shape.blocks} × ${shape.workgroupSize} threads`;
    this.#buffers = createBuffers(scope, problem, shape, this.#layout);
    this.#ring = new ReadbackRing(gpu, scope, IN_FLIGHT, this.#buffers.run.size);
    this.#stages = compiled.map(({ kernel, pipeline, workgroups }) => ({
      pipeline,
      workgroups,
      bindGroup: createBindGroup(gpu.device, kernel, pipeline, { ...this.#buffers }),
    }));
    upload(gpu.device.queue, this.#buffers, problem, this.#layout);
  }

  async advance(steps: number): Promise<Snapshot> {
    if (this.#destroyed) throw new AbortedError('the trainer was destroyed');
    const { device } = this.#gpu;
    const { run } = this.#buffers;
    const slot = this.#ring.take();
    const byteLength = this.#bytesAfter(steps);
    const encoder = device.createCommandEncoder({ label: 'dispatch.advance' });
    encoder.clearBuffer(run, this.#layout.recorded, 4);
    const pass = encoder.beginComputePass({ label: 'dispatch.steps' });
    this.#record(pass, steps);
    pass.end();
    encoder.copyBufferToBuffer(run, 0, slot, 0, byteLength);
    device.queue.submit([encoder.finish()]);
    this.#epoch += steps;
    const due = this.#epoch;
    const state = readRun(await this.#ring.read(slot, byteLength), this.#layout);
    if (state.epoch !== due || state.missing > 0) {
      throw new IncompleteWorkError(
        `the driver of ${this.#gpu.adapter} cut the work short (epoch ${state.epoch} of ${due}, ${state.missing} iterations missing): use another adapter, or the CPU engine`,
      );
    }
    return state;
  }

  setLearningRate(learningRate: number): void {
    this.#gpu.device.queue.writeBuffer(
      this.#buffers.settings,
      SETTINGS.learningRate,
      new Float32Array([learningRate]),
    );
  }

  destroy(): void {
    this.#destroyed = true;
    this.#scope.destroy();
  }

  #record(pass: GPUComputePassEncoder, steps: number): void {
    const [only] = this.#stages;
    if (this.#stages.length === 1 && only !== undefined) {
      pass.setPipeline(only.pipeline);
      pass.setBindGroup(0, only.bindGroup);
      for (let i = 0; i < steps; i++) pass.dispatchWorkgroups(only.workgroups);
      return;
    }
    for (let i = 0; i < steps; i++) {
      for (const { pipeline, bindGroup, workgroups } of this.#stages) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        pass.dispatchWorkgroups(workgroups);
      }
    }
  }

  /** The run's head, and the samples that `steps` more steps append. */
  #bytesAfter(steps: number): number {
    const first = this.#epoch === 0 && this.#sampleEvery > 1 ? 1 : 0;
    const regular =
      Math.floor((this.#epoch + steps) / this.#sampleEvery) -
      Math.floor(this.#epoch / this.#sampleEvery);
    return this.#layout.history + (first + regular) * this.#layout.sampleBytes;
  }
}

interface Compiled {
  readonly kernel: KernelId;
  readonly pipeline: GPUComputePipeline;
  readonly workgroups: number;
}

function compile(gpu: GpuDevice, problem: Problem, shape: Shape): Promise<Compiled[]> {
  const { workgroupSize: WG, blocks: BLOCKS } = shape;
  const one = async (
    kernel: KernelId,
    workgroups: number,
    constants: Record<string, number>,
  ): Promise<Compiled> => ({
    kernel,
    workgroups,
    pipeline: await createPipeline(gpu, kernel, problem, constants),
  });
  return Promise.all(
    BLOCKS === 1
      ? [one('step', 1, { WG, MOST_POINTS: roomFor(problem.data.x.length) })]
      : [one('partials', BLOCKS, { WG, BLOCKS }), one('combine', 1, { WG, BLOCKS })],
  );
}

/** By the names of the kernels' variables. */
interface DispatchBuffers {
  readonly settings: GPUBuffer;
  readonly run: GPUBuffer;
  readonly xs: GPUBuffer;
  readonly ys: GPUBuffer;
  readonly partials: GPUBuffer;
}

function createBuffers(
  scope: BufferScope,
  { data }: Problem,
  { blocks }: Shape,
  layout: RunLayout,
): DispatchBuffers {
  const column = columnBytes(data.x.length);
  const { COPY_DST, COPY_SRC, STORAGE, UNIFORM } = BUFFER;
  const runBytes = layout.history + HISTORY * layout.sampleBytes;
  return {
    settings: scope.create('settings', SETTINGS.bytes, UNIFORM | COPY_DST),
    run: scope.create('run', runBytes, STORAGE | COPY_SRC | COPY_DST),
    xs: scope.create('xs', column, STORAGE | COPY_DST),
    ys: scope.create('ys', column, STORAGE | COPY_DST),
    // struct Sums is laid out as struct Sample: a loss, then a Theta.
    partials: scope.create('partials', blocks * layout.sampleBytes, STORAGE),
  };
}

/** A column of so many points, padded to whole quads. */
export function columnBytes(points: number): number {
  return Math.ceil(points / 4) * 16;
}

function upload(
  queue: GPUQueue,
  buffers: DispatchBuffers,
  { data, learningRate, sampleEvery, start }: Problem,
  layout: RunLayout,
): void {
  const points = data.x.length;
  const bytes = new ArrayBuffer(SETTINGS.bytes);
  const settings = new DataView(bytes);
  settings.setUint32(SETTINGS.points, points, true);
  settings.setFloat32(SETTINGS.inversePoints, 1 / points, true);
  settings.setFloat32(SETTINGS.learningRate, learningRate, true);
  settings.setUint32(SETTINGS.sampleEvery, sampleEvery, true);
  queue.writeBuffer(buffers.settings, 0, bytes);
  queue.writeBuffer(buffers.run, 0, writeRun(layout, start.epoch, start.parameters));
  queue.writeBuffer(buffers.xs, 0, data.x);
  queue.writeBuffer(buffers.ys, 0, data.y);
}

/** Workgroup memory is zeroed in every dispatch: take no more than the points need, in rows of 32. */
function roomFor(points: number): number {
  return Math.ceil(points / 32) * 32;
}
