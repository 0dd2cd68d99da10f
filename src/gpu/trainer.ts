import { AbortedError, IncompleteWorkError } from '../core/errors.ts';
import { checkAdvance } from '../core/problem.ts';
import { samplesUntil, stepsWithin, type Sampling } from '../core/work/samples.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Hyperparameters, Snapshot, StrategyId, Trainer } from '../core/types.ts';
import { BufferScope, checked } from './buffers.ts';
import type { KernelId } from '../shaders/index.ts';
import type { GpuDevice } from './device.ts';
import type { Stage } from './pipelines.ts';
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

/** Trains by a plan: records, submits, reads back, and checks that the device did its work. */
export class GpuTrainer implements Trainer {
  readonly strategy: StrategyId;
  readonly description: string;
  readonly kernels: readonly KernelId[];
  readonly maxInFlight = IN_FLIGHT;
  readonly maxSteps: number;
  readonly #gpu: GpuDevice;
  readonly #scope: BufferScope;
  readonly #buffers: RunBuffers;
  readonly #ring: ReadbackRing;
  readonly #record: Recorder;
  readonly #sampling: Sampling;
  readonly #stepsPerEpoch: number;
  #epoch: number;
  #step: number;
  #destroyed = false;

  /**
   * @param onUpload as for `Engine.prepare`
   * @throws LimitError | GpuError | DeviceLostError
   */
  static async create(
    gpu: GpuDevice,
    problem: GpuProblem,
    plan: Plan,
    onUpload: (share: number) => void = () => undefined,
  ): Promise<GpuTrainer> {
    const scope = new BufferScope(gpu.device, plan.strategy);
    const what = `the buffers of points ${problem.data.x.length}`;
    const create = (): GpuTrainer => new GpuTrainer(gpu, scope, problem, plan);
    try {
      const trainer = await gpu.guard(checked(gpu.device, what, 'lower points', create));
      await scope.fill(gpu, onUpload);
      return trainer;
    } catch (error) {
      scope.destroy();
      throw error;
    }
  }

  private constructor(gpu: GpuDevice, scope: BufferScope, problem: GpuProblem, plan: Plan) {
    this.#gpu = gpu;
    this.#scope = scope;
    this.#sampling = problem;
    this.#epoch = problem.start.epoch;
    this.#step = problem.start.step;
    this.#stepsPerEpoch = stepsPerEpoch(problem);
    this.strategy = plan.strategy;
    this.description = plan.description;
    this.kernels = plan.kernels;
    this.maxSteps = Math.min(plan.mostSteps, stepsWithin(HISTORY, problem));
    this.#buffers = new RunBuffers(scope, problem, plan.settings);
    this.#ring = new ReadbackRing(gpu, scope, IN_FLIGHT, this.#buffers.byteLength);
    this.#record = plan.set(scope, this.#buffers);
  }

  async advance(epochs: number, hyperparameters: Hyperparameters): Promise<Snapshot> {
    checkAdvance(epochs, this.maxSteps, hyperparameters);
    if (this.#destroyed) throw new AbortedError('the trainer was destroyed');
    const { device } = this.#gpu;
    const buffers = this.#buffers;
    const slot = this.#ring.take();
    const before = samplesUntil(this.#sampling, this.#epoch);
    this.#epoch += epochs;
    const since = this.#step;
    this.#step += epochs * this.#stepsPerEpoch;
    const due = this.#epoch;
    const samples = samplesUntil(this.#sampling, due) - before;
    buffers.tell(device.queue, hyperparameters, { until: due, untilStep: this.#step, since });
    this.#record.feed?.(device.queue, epochs, hyperparameters);
    const order = this.#record.order?.();
    const encoder = device.createCommandEncoder({ label: 'trainer.advance' });
    buffers.forgetSamples(encoder);
    const pass = encoder.beginComputePass({ label: 'trainer.steps' });
    this.#record(pass, epochs);
    pass.end();
    buffers.copy(encoder, slot, samples);
    device.queue.submit([encoder.finish()]);
    const state = readRun(await this.#ring.read(slot, buffers.bytesOf(samples)), buffers.layout);
    if (state.epoch !== due || state.missing > 0) {
      throw new IncompleteWorkError(
        `the driver of ${this.#gpu.adapter} cut the work short (epoch ${state.epoch} of ${due}, ${state.missing} iterations missing): use another adapter, or the CPU engine`,
      );
    }
    return { ...state, ...(order && { order }) };
  }

  destroy(): void {
    this.#destroyed = true;
    this.#scope.destroy();
  }
}

/** Puts one stage into a pass. */
export function dispatch(pass: Pass, stage: Stage): void {
  pass.setPipeline(stage.pipeline);
  pass.setBindGroup(0, stage.bindGroup);
  pass.dispatchWorkgroups(stage.workgroups);
}
