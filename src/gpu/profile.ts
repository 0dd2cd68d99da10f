/**
 * Where the time of a strategy goes on a device. Taken apart from training, whose figures are then not
 * disturbed: one submit in its parts, each kernel by itself, and, for comparison, a dispatch that does
 * nothing and a copy.
 */
import { inputsOf } from '../core/data/inputs.ts';
import { IncompleteWorkError } from '../core/errors.ts';
import { totalMs, type KernelTime, type Profile, type Split } from '../core/work/profile.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import { KERNELS, type KernelId } from '../shaders/kernels.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { timeOf } from './kernel-time.ts';
import type { GpuProblem } from './problem.ts';
import { ReadbackRing } from './readback.ts';
import { createCopyBench } from './roof.ts';
import { columnBytes } from './chunks.ts';
import { RunBuffers, type Ends } from './run-buffers.ts';
import { readRun } from './run-layout.ts';
import { passTimer, type PassTimer, type TimedPass } from './timestamps.ts';
import { trace } from './trace.ts';
import type { Plan } from './trainer.ts';

/** Of an f32: a step reads one of each column of a point. */
const BYTES = 4;

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
  epochs: number,
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
    const split = await work.split(Math.min(epochs, plan.mostSteps));
    const kernels = await work.kernels();
    const lone = createCopyBench(gpu, scope, QUAD_BYTES);
    const floorNs = await timeOf(timer, [await lone.stage({ workgroupSize: 1, blocks: 1 })]);
    const points = problem.data.x.length;
    const columns = inputsOf(problem.data).length + 1;
    // One column, read and written, is as many bytes as two that are read.
    const copy =
      plan.kernels.some(goesOverPoints) && problem.batch === 'full'
        ? await createCopyBench(gpu, scope, columnBytes(points)).time(timer, clock)
        : undefined;
    return {
      split,
      kernels,
      bytesPerStep: copy === undefined ? 0 : BYTES * columns * points,
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

function goesOverPoints(kernel: KernelId): boolean {
  const { bindings } = KERNELS[kernel];
  return 'xs' in bindings || 'points' in bindings;
}

/** A plan with its buffers. */
function createWork(
  gpu: GpuDevice,
  scope: BufferScope,
  timer: PassTimer,
  problem: GpuProblem,
  plan: Plan,
) {
  const buffers = new RunBuffers(scope, problem, plan.settings);
  const byteLength = buffers.bytesOf(SAMPLES);
  const ring = new ReadbackRing(gpu, scope, 1, byteLength);
  const record = plan.set(scope, buffers);
  const perEpoch = stepsPerEpoch(problem);
  let { epoch, step } = problem.start;

  /** The next epochs, with what they are to be given. */
  function begin(epochs: number, ends: Ends): void {
    const { queue } = gpu.device;
    buffers.tell(queue, problem, { ...ends, since: step });
    record.feed?.(queue, epochs, problem);
  }

  /** One pass, and the run as it leaves it. */
  function run(recordPass: (pass: GPUComputePassEncoder) => void): Promise<TimedPass> {
    return timer.time(recordPass, (encoder) => {
      const slot = ring.take();
      buffers.copy(encoder, slot, SAMPLES);
      return async () => {
        const state = readRun(await ring.read(slot, byteLength), buffers.layout);
        if (state.missing > 0) throw cutShort(gpu, `${state.missing} iterations missing`);
        ({ epoch, step } = state);
      };
    });
  }

  /** As a trainer's `advance` does it, and each part timed. */
  async function submit(epochs: number): Promise<TimedPass> {
    const due = epoch + epochs;
    const timed = await run((pass) => {
      begin(epochs, { until: due, untilStep: step + epochs * perEpoch });
      record(pass, epochs);
    });
    if (epoch !== due) throw cutShort(gpu, `epoch ${epoch} of ${due}`);
    return timed;
  }

  return {
    /** The median of a few submits, by the whole time, after one that warms up. */
    async split(epochs: number): Promise<Split> {
      const passes: TimedPass[] = [];
      for (let i = 0; i <= SUBMITS; i++) passes.push(await submit(epochs));
      const sorted = passes.slice(1).sort((p, q) => totalMs(p) - totalMs(q));
      const median = sorted[SUBMITS >> 1];
      if (median === undefined) throw new Error('no submit was timed');
      return { steps: epochs * perEpoch, ...median };
    },
    /** Each kernel by itself, in the order in which a step needs them. */
    async kernels(): Promise<KernelTime[]> {
      const { stepsPerDispatch, mostSteps } = plan;
      const epochs = Math.ceil(stepsPerDispatch / perEpoch);
      const steps = Math.ceil((epochs * perEpoch) / stepsPerDispatch) * stepsPerDispatch;
      // What is read beyond these, in the same dispatches again and again, is the last of them.
      begin(Math.min(epochs, mostSteps), { until: NO_END, untilStep: NO_END });
      const times: KernelTime[] = [];
      for (const [kernel, stages] of trace(record, epochs)) {
        times.push({ kernel, nsPerStep: (await timeOf(timer, stages)) / steps });
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
