/**
 * Where the time of a strategy goes on a device. Taken apart from training, whose figures are then not
 * disturbed: one submit in its parts, each kernel by itself, and, for comparison, a dispatch that does
 * nothing and a copy.
 */
import { IncompleteWorkError } from '../core/errors.ts';
import { totalMs, type KernelTime, type Profile, type Split } from '../core/work/profile.ts';
import { KERNELS } from '../shaders/kernels.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { timeOf } from './kernel-time.ts';
import type { GpuProblem } from './problem.ts';
import { ReadbackRing } from './readback.ts';
import { createCopyBench } from './roof.ts';
import { columnBytes } from './chunks.ts';
import { RunBuffers } from './run-buffers.ts';
import { readRun } from './run-layout.ts';
import { passTimer, type PassTimer, type TimedPass } from './timestamps.ts';
import { trace } from './trace.ts';
import type { Plan } from './trainer.ts';

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
  const timer = passTimer(gpu, scope, clock);
  try {
    const work = await gpu.guard(
      checked(gpu.device, 'the buffers of the profile', 'lower points', () =>
        createWork(gpu, scope, timer, problem, plan),
      ),
    );
    await scope.fill(gpu, () => undefined);
    const split = await work.split(Math.min(steps, plan.mostSteps));
    const kernels = await work.kernels();
    const lone = createCopyBench(gpu, scope, QUAD_BYTES);
    const floorNs = await timeOf(timer, [await lone.stage({ workgroupSize: 1, blocks: 1 })]);
    const points = problem.data.x.length;
    // One column, read and written, is as many bytes as two that are read.
    const copy = plan.kernels.some((kernel) => 'xs' in KERNELS[kernel].bindings)
      ? await createCopyBench(gpu, scope, columnBytes(points)).time(timer, clock)
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
function createWork(
  gpu: GpuDevice,
  scope: BufferScope,
  timer: PassTimer,
  problem: GpuProblem,
  plan: Plan,
) {
  const buffers = new RunBuffers(scope, problem);
  const byteLength = buffers.bytesOf(SAMPLES);
  const ring = new ReadbackRing(gpu, scope, 1, byteLength);
  const record = plan.set(scope, buffers);
  let { epoch } = problem.start;

  function runUntil(end: number): void {
    buffers.tell(gpu.device.queue, problem, { until: end });
  }

  /** One pass, and the run as it leaves it. */
  function run(recordPass: (pass: GPUComputePassEncoder) => void): Promise<TimedPass> {
    return timer.time(recordPass, (encoder) => {
      const slot = ring.take();
      buffers.copy(encoder, slot, SAMPLES);
      return async () => {
        const state = readRun(await ring.read(slot, byteLength), buffers.layout);
        if (state.missing > 0) throw cutShort(gpu, `${state.missing} iterations missing`);
        epoch = state.epoch;
      };
    });
  }

  /** As a trainer's `advance` does it, and each part timed. */
  async function submit(steps: number): Promise<TimedPass> {
    const due = epoch + steps;
    const timed = await run((pass) => {
      runUntil(due);
      record(pass, steps);
    });
    if (epoch !== due) throw cutShort(gpu, `epoch ${epoch} of ${due}`);
    return timed;
  }

  return {
    /** The median of a few submits, by the whole time, after one that warms up. */
    async split(steps: number): Promise<Split> {
      const passes: TimedPass[] = [];
      for (let i = 0; i <= SUBMITS; i++) passes.push(await submit(steps));
      const sorted = passes.slice(1).sort((p, q) => totalMs(p) - totalMs(q));
      const median = sorted[SUBMITS >> 1];
      if (median === undefined) throw new Error('no submit was timed');
      return { steps, ...median };
    },
    /** Each kernel by itself, in the order in which a step needs them. */
    async kernels(): Promise<KernelTime[]> {
      const { stepsPerDispatch } = plan;
      runUntil(NO_END);
      const times: KernelTime[] = [];
      for (const [kernel, stages] of trace(record, stepsPerDispatch)) {
        times.push({ kernel, nsPerStep: (await timeOf(timer, stages)) / stepsPerDispatch });
      }
      await run(() => undefined);
      return times;
    },
  };
}

function cutShort({ adapter }: GpuDevice, how: string): IncompleteWorkError {
  return new IncompleteWorkError(
    `the driver of ${adapter} cut the work short (${how}), so that it has no profile: use another adapter`,
  );
}
