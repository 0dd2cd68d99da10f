/**
 * Where the time of a strategy goes on a device. Taken apart from training, whose figures are then not
 * disturbed: one submit in its parts, each kernel by itself, and, for comparison, a dispatch that does
 * nothing and a copy.
 */
import { IncompleteWorkError } from '../core/errors.ts';
import { totalMs, type KernelTime, type Profile, type Split } from '../core/work/profile.ts';
import { KERNELS } from '../shaders/index.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { timeOf } from './kernel-time.ts';
import type { GpuProblem } from './problem.ts';
import { ReadbackRing } from './readback.ts';
import { CopyBench } from './roof.ts';
import { columnBytes } from './chunks.ts';
import { RunBuffers } from './run-buffers.ts';
import { readRun } from './run-layout.ts';
import { PassTimer, type TimedPass } from './timestamps.ts';
import { trace } from './trace.ts';
import type { Plan, Recorder } from './trainer.ts';

/** Of f32 that a step reads for each point: x and y. */
const BYTES_PER_POINT = 8;

/** An odd number of submits, of which the median is shown. */
const SUBMITS = 3;

/** A dispatch that does next to nothing copies as much. */
const QUAD_BYTES = 16;

/** No kernel by itself shall come to the end of its submit. */
const NO_END = 0xffff_ffff;

/** Samples are not what is timed: but for that of the first epoch, there are none. */
const NEVER = 2 ** 31;
const SAMPLES = 1;

/** @throws GpuError | DeviceLostError | IncompleteWorkError */
export async function profilePlan(
  gpu: GpuDevice,
  given: GpuProblem,
  plan: Plan,
  steps: number,
  clock: () => number,
): Promise<Profile> {
  const problem = { ...given, sampleEvery: NEVER };
  const scope = new BufferScope(gpu.device, 'profile');
  const timer = new PassTimer(gpu, scope, clock);
  try {
    const work = await gpu.guard(
      checked(
        gpu.device,
        'the buffers of the profile',
        'lower points',
        () => new Work(gpu, scope, problem, plan),
      ),
    );
    await scope.fill(gpu, () => undefined);
    const split = await work.split(timer, Math.min(steps, plan.mostSteps));
    const kernels = await work.kernels(timer, plan.stepsPerDispatch);
    const lone = new CopyBench(gpu, scope, QUAD_BYTES);
    const floorNs = await timeOf(timer, [await lone.stage({ workgroupSize: 1, blocks: 1 })]);
    const points = problem.data.x.length;
    // One column, read and written, is as many bytes as two that are read.
    const copy = plan.kernels.some((kernel) => 'xs' in KERNELS[kernel].bindings)
      ? await new CopyBench(gpu, scope, columnBytes(points)).time(timer, clock)
      : undefined;
    return {
      split,
      kernels,
      bytesPerStep: copy === undefined ? 0 : BYTES_PER_POINT * points,
      floorNs,
      copy,
      clock: timer.clock,
      quantumNs: timer.quantumNs,
      discarded: timer.discarded,
    };
  } finally {
    timer.destroy();
    scope.destroy();
  }
}

/** A plan with its buffers. */
class Work {
  readonly #gpu: GpuDevice;
  readonly #buffers: RunBuffers;
  readonly #ring: ReadbackRing;
  readonly #problem: GpuProblem;
  readonly #record: Recorder;
  #epoch: number;

  constructor(gpu: GpuDevice, scope: BufferScope, problem: GpuProblem, plan: Plan) {
    this.#gpu = gpu;
    this.#epoch = problem.start.epoch;
    this.#problem = problem;
    this.#buffers = new RunBuffers(scope, problem);
    this.#ring = new ReadbackRing(gpu, scope, 1, this.#buffers.bytesOf(SAMPLES));
    this.#record = plan.set(scope, this.#buffers);
  }

  /** The median of a few submits, by the whole time, after one that warms up. */
  async split(timer: PassTimer, steps: number): Promise<Split> {
    const passes: TimedPass[] = [];
    for (let i = 0; i <= SUBMITS; i++) passes.push(await this.#submit(timer, steps));
    const sorted = passes.slice(1).sort((p, q) => totalMs(p) - totalMs(q));
    const median = sorted[SUBMITS >> 1];
    if (median === undefined) throw new Error('no submit was timed');
    return { steps, ...median };
  }

  /** Each kernel by itself, in the order in which a step needs them. */
  async kernels(timer: PassTimer, stepsPerDispatch: number): Promise<KernelTime[]> {
    this.#runUntil(NO_END);
    const times: KernelTime[] = [];
    for (const [kernel, stages] of trace(this.#record, stepsPerDispatch)) {
      times.push({ kernel, nsPerStep: (await timeOf(timer, stages)) / stepsPerDispatch });
    }
    await this.#run(timer, () => undefined);
    return times;
  }

  /** As `GpuTrainer.advance` does it, and each part timed. */
  async #submit(timer: PassTimer, steps: number): Promise<TimedPass> {
    const due = this.#epoch + steps;
    const timed = await this.#run(timer, (pass) => {
      this.#runUntil(due);
      this.#record(pass, steps);
    });
    if (this.#epoch !== due) throw cutShort(this.#gpu, `epoch ${this.#epoch} of ${due}`);
    return timed;
  }

  /** One pass, and the run as it leaves it. */
  async #run(timer: PassTimer, record: (pass: GPUComputePassEncoder) => void): Promise<TimedPass> {
    const byteLength = this.#buffers.bytesOf(SAMPLES);
    return timer.time(record, (encoder) => {
      const slot = this.#ring.take();
      this.#buffers.copy(encoder, slot, SAMPLES);
      return async () => {
        const bytes = await this.#ring.read(slot, byteLength);
        const { epoch, missing } = readRun(bytes, this.#buffers.layout);
        if (missing > 0) throw cutShort(this.#gpu, `${missing} iterations missing`);
        this.#epoch = epoch;
      };
    });
  }

  #runUntil(epoch: number): void {
    this.#buffers.tell(this.#gpu.device.queue, this.#problem, { until: epoch });
  }
}

function cutShort({ adapter }: GpuDevice, how: string): IncompleteWorkError {
  return new IncompleteWorkError(
    `the driver of ${adapter} cut the work short (${how}), so that it has no profile: use another adapter`,
  );
}
