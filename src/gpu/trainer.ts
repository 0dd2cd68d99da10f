import { AbortedError, IncompleteWorkError } from '../core/errors.ts';
import { checkAdvance } from '../core/problem.ts';
import { samplesUntil, stepsWithin } from '../core/work/samples.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Hyperparameters, StrategyId, Trainer } from '../core/types.ts';
import { BufferScope, checked } from './buffers.ts';
import type { KernelId } from '../shaders/index.ts';
import type { GpuDevice } from './device.ts';
import { createBindGroup, createPipeline, type Stage } from './pipelines.ts';
import type { GpuProblem } from './problem.ts';
import { ReadbackRing } from './readback.ts';
import { RunBuffers } from './run-buffers.ts';
import { HISTORY, readRun } from './run-layout.ts';

/** Submits that may be under way: one on the device, one behind it. */
const IN_FLIGHT = 2;

/** A strategy, compiled for a problem: what is left is to give it buffers. */
export interface Plan {
  readonly strategy: StrategyId;
  /** In a few words for a person. */
  readonly description: string;
  /** What a step dispatches, in order. */
  readonly kernels: readonly KernelId[];
  /** The most epochs of one submit. */
  readonly mostSteps: number;
  /** What one dispatch does, where there are steps enough. */
  readonly stepsPerDispatch: number;
  /** Of `struct Settings`, where it takes more of it than every other. */
  readonly settings?: Readonly<Record<string, number>>;
  /**
   * Creates what the strategy needs besides the run's buffers; the scope fills it afterwards. Must
   * not await.
   * @returns what puts so many steps into a pass; it never allocates and never awaits
   */
  readonly set: (scope: BufferScope, buffers: RunBuffers) => Recorder;
}

/** What a strategy uses of a pass. */
export type Pass = Pick<
  GPUComputePassEncoder,
  'setPipeline' | 'setBindGroup' | 'dispatchWorkgroups'
>;

/** Puts so many epochs into a pass. It never allocates and never awaits. */
export type Recorder = ((pass: Pass, epochs: number) => void) & {
  /** Brings what the next epochs are to be given that differs from epoch to epoch. */
  readonly feed?: (queue: GPUQueue, epochs: number, hyperparameters: Hyperparameters) => void;
  /** What draws the order of the epoch after those that were fed. */
  readonly order?: () => GeneratorState | undefined;
};

/**
 * Trains by a plan: records, submits, reads back, and checks that the device did its work.
 * @param onUpload as for `Engine.prepare`
 * @throws LimitError | GpuError | DeviceLostError
 */
export async function createTrainer(
  gpu: GpuDevice,
  problem: GpuProblem,
  plan: Plan,
  onUpload: (share: number) => void = () => undefined,
): Promise<Trainer> {
  const scope = new BufferScope(gpu.device, plan.strategy);
  const what = `the buffers of points ${problem.data.x.length}`;
  const create = (): Trainer => trainerOf(gpu, scope, problem, plan);
  try {
    const trainer = await gpu.guard(checked(gpu.device, what, 'lower points', create));
    await scope.fill(gpu, onUpload);
    return trainer;
  } catch (error) {
    scope.destroy();
    throw error;
  }
}

function trainerOf(gpu: GpuDevice, scope: BufferScope, problem: GpuProblem, plan: Plan): Trainer {
  const { device } = gpu;
  const { strategy, description, kernels } = plan;
  const maxSteps = Math.min(plan.mostSteps, stepsWithin(HISTORY, problem));
  const buffers = new RunBuffers(scope, problem, plan.settings);
  const ring = new ReadbackRing(gpu, scope, IN_FLIGHT, buffers.byteLength);
  const record = plan.set(scope, buffers);
  const perEpoch = stepsPerEpoch(problem);
  let { epoch, step } = problem.start;
  let destroyed = false;
  return {
    strategy,
    description,
    kernels,
    maxInFlight: IN_FLIGHT,
    maxSteps,
    async advance(epochs, hyperparameters) {
      checkAdvance(epochs, maxSteps, hyperparameters);
      if (destroyed) throw new AbortedError('the trainer was destroyed');
      const slot = ring.take();
      const before = samplesUntil(problem, epoch);
      epoch += epochs;
      const due = epoch;
      const since = step;
      step += epochs * perEpoch;
      const samples = samplesUntil(problem, due) - before;
      buffers.tell(device.queue, hyperparameters, { until: due, untilStep: step, since });
      record.feed?.(device.queue, epochs, hyperparameters);
      const order = record.order?.();
      const encoder = device.createCommandEncoder({ label: 'trainer.advance' });
      buffers.forgetSamples(encoder);
      const pass = encoder.beginComputePass({ label: 'trainer.steps' });
      record(pass, epochs);
      pass.end();
      buffers.copy(encoder, slot, samples);
      device.queue.submit([encoder.finish()]);
      const state = readRun(await ring.read(slot, buffers.bytesOf(samples)), buffers.layout);
      if (state.epoch !== due || state.missing > 0) {
        throw new IncompleteWorkError(
          `the driver of ${gpu.adapter} cut the work short (epoch ${state.epoch} of ${due}, ${state.missing} iterations missing): use another adapter, or the CPU engine`,
        );
      }
      return { ...state, ...(order && { order }) };
    },
    destroy() {
      destroyed = true;
      scope.destroy();
    },
  };
}

/**
 * The plan of a kernel that is one workgroup, with as many steps in a dispatch as it says.
 * @param own the buffers that it has besides the run's
 */
export async function planLone(
  gpu: GpuDevice,
  problem: GpuProblem,
  kernel: KernelId,
  constants: Readonly<Record<string, number>>,
  facts: Pick<Plan, 'strategy' | 'description' | 'mostSteps' | 'stepsPerDispatch'>,
  own: (scope: BufferScope) => Readonly<Record<string, GPUBuffer>>,
): Promise<Plan> {
  const pipeline = await createPipeline(gpu, kernel, problem, constants);
  const { stepsPerDispatch } = facts;
  return {
    ...facts,
    kernels: [kernel],
    set: (scope, { bindings }) => {
      const named = { ...bindings, ...own(scope) };
      const bindGroup = createBindGroup(gpu.device, kernel, pipeline, named);
      return (pass, steps) => {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        for (let done = 0; done < steps; done += stepsPerDispatch) pass.dispatchWorkgroups(1);
      };
    },
  };
}

/** Puts one stage into a pass. */
export function dispatch(pass: Pass, stage: Stage): void {
  pass.setPipeline(stage.pipeline);
  pass.setBindGroup(0, stage.bindGroup);
  pass.dispatchWorkgroups(stage.workgroups);
}
