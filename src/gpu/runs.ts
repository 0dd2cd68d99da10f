/** Many runs at once by kernels/train-many.wgsl: as many steps a dispatch as a device bears, as many epochs a submit as it is fed for. */
import { AbortedError, IncompleteWorkError, LimitError } from '../core/errors.ts';
import { checkOne, whole } from '../core/input/given.ts';
import { parameterCountOf } from '../core/models/model.ts';
import { recipeOfRuns, type RunsRecipe } from '../core/runs/recipe.ts';
import { RECENT, type Runs, type RunsOptions, type Tallies } from '../core/runs/types.ts';
import type { Problem } from '../core/types.ts';
import { inTurn } from '../core/work/in-turn.ts';
import { MOST_ITERATIONS } from '../core/work/shape.ts';
import { isLightPoint, pointGraph, type RunsTexts } from '../shaders/runs.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { createBindGroup, createPipeline } from './pipelines.ts';
import { ReadbackRing } from './readback.ts';
import { RunsFeed, runsPortionsOf, type RunsPortions } from './runs-feed.ts';
import {
  BLOCK,
  layGiven,
  layStarts,
  layTallies,
  quadsOfRuns,
  readParameters,
  readTallies,
  RUNS_SETTINGS,
  RUNS_SUBMIT,
  TALLY,
} from './runs-layout.ts';

/** Invocations a workgroup: they share nothing. A software adapter has a core for each workgroup. */
const WIDTH = { software: 16, hardware: 64 } as const;
/**
 * All of a model is written out, with what is kept of each parameter. SwiftShader's compiler takes 11 s for 501 numbers and 33 s for
 * 697, and of 925 it ended the process.
 */
const MOST_WRITTEN = { software: 512, hardware: 1024 } as const;
/** Of an invocation's own memory; a little above, SwiftShader's compiler ends the process. */
const MOST_PRIVATE_BYTES = 48_000;
/** A dispatch shall not keep a device for seconds: so many operations of four runs are in one, about 20 ms. */
const MOST_OPERATIONS = { software: 2 ** 25, hardware: 2 ** 31 } as const;
/**
 * Four times so many runs are an invocation's where a point takes few operations and so many quads fill the device: each
 * number of a point is fetched once for all of them. What has threads in plenty fetches it once for many, and needs more of them.
 */
const QUADS = { each: 4, least: 64 } as const;
/** Dispatches of a submit: 100 ms and less. */
const MOST_DISPATCHES = 4;
/** So often a dispatch looks at a point with each run, so that it is not about fetching θ and what is kept beside it. */
const LOOKS = 128;
/** Quads of runs that fill a device. */
const LEAST_BLOCK = { software: 128, hardware: 16_384 } as const;

/**
 * @throws ConfigError for what is not of one shape; LimitError for more parameters or points than the kernel is
 *   written for, and for more runs than the device has room for
 */
export async function createRuns(
  gpu: GpuDevice,
  problems: readonly Problem[],
  options: RunsOptions,
): Promise<Runs> {
  const recipe = recipeOfRuns(problems);
  const portions = runsPortionsOf(recipe);
  const { of } = recipe;
  const P = parameterCountOf(of.model);
  const numbersOfEach = P * (1 + recipe.movement.slotCount);
  const quads = quadsOfRuns(problems.length);
  const stateBytes = 16 * quads * numbersOfEach;
  checkRoom(gpu, P, numbersOfEach, portions, Math.max(stateBytes, quads * TALLY.bytes));
  const WG = gpu.software ? WIDTH.software : WIDTH.hardware;
  const { STEPS, blockQuads, eachQuads, sums } = shapeOf(gpu, recipe, portions, quads);
  const pipeline = await createPipeline(
    gpu,
    'trainMany',
    { ...of, runs: { ...recipe, sameData: portions.isShared, quads: eachQuads, sums } },
    { WG, STEPS },
  );
  const { device } = gpu;
  const scope = new BufferScope(device, 'runs');
  const create = () => {
    const settings = RUNS_SETTINGS.write({
      quads,
      points: of.data.y.length,
      inversePoints: 1 / of.data.y.length,
      ...portions.settings,
      recentEpochs: Math.max(0, options.epochs - RECENT),
    });
    const kept = BUFFER.STORAGE | BUFFER.COPY_SRC;
    const feed = new RunsFeed(scope, problems, recipe, portions);
    const buffers = {
      settings: scope.createFilled('settings', settings, BUFFER.UNIFORM),
      given: scope.createFilled('given', layGiven(recipe, options.targets ?? []), BUFFER.STORAGE),
      ...feed.bindings,
      state: scope.createFilled('state', layStarts(problems, P), kept, stateBytes),
      tallies: scope.createFilled('tallies', layTallies(problems.length), kept),
    };
    const blocks = Array.from({ length: Math.ceil(quads / blockQuads) }, (_, i) => {
      const [first, end] = [i * blockQuads, Math.min(quads, (i + 1) * blockQuads)];
      const block = scope.createFilled('block', BLOCK.write({ first, end }), BUFFER.UNIFORM);
      const bindGroup = createBindGroup(device, 'trainMany', pipeline, { ...buffers, block });
      return { bindGroup, workgroups: Math.ceil((end - first) / (eachQuads * WG)) };
    });
    return {
      buffers,
      feed,
      blocks,
      ofTallies: new ReadbackRing(gpu, scope, 1, quads * TALLY.bytes),
      ofTheta: new ReadbackRing(gpu, scope, 1, 16 * quads * P),
    };
  };
  let destroyed = false;
  let epoch = 0;
  const turn = inTurn();

  const throwIfDestroyed = (): void => {
    if (destroyed) throw new AbortedError('the runs were destroyed');
  };

  try {
    const remedy = 'give fewer runs at a time';
    const made = await gpu.guard(checked(device, 'the buffers of many runs', remedy, create));
    await scope.fill(gpu, () => undefined);
    return runsOf(made);
  } catch (error) {
    scope.destroy();
    throw error;
  }

  function runsOf({ buffers, feed, blocks, ofTallies, ofTheta }: ReturnType<typeof create>): Runs {
    const { perEpoch } = portions;
    const mostEpochs = Math.max(1, Math.min(portions.mostEpochs, Math.floor((MOST_DISPATCHES * STEPS) / perEpoch))); // prettier-ignore

    /** Of the submit before: one is on the device, one behind it. */
    let before: Promise<unknown> = Promise.resolve();

    /** So many epochs of all, whose numbers travel together. */
    async function portion(epochs: number): Promise<void> {
      const since = epoch * perEpoch;
      const untilStep = since + epochs * perEpoch;
      device.queue.writeBuffer(buffers.settings, RUNS_SETTINGS.at.since, RUNS_SUBMIT.write({ since, untilStep })); // prettier-ignore
      feed.feed(device.queue, epochs);
      for (const { bindGroup, workgroups } of blocks) {
        const encoder = device.createCommandEncoder({ label: 'runs' });
        const pass = encoder.beginComputePass({ label: 'runs.steps' });
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        for (let step = since; step < untilStep; step += STEPS) pass.dispatchWorkgroups(workgroups);
        pass.end();
        device.queue.submit([encoder.finish()]);
        const done = gpu.guard(device.queue.onSubmittedWorkDone());
        // Where the one before it fails, nobody waits for it.
        done.catch(() => undefined);
        await before;
        throwIfDestroyed();
        before = done;
      }
      epoch += epochs;
    }

    async function advance(count: number): Promise<Tallies> {
      throwIfDestroyed();
      checkOne('epochs', count, whole(1, options.epochs - epoch));
      const due = epoch + count;
      while (epoch < due) await portion(Math.min(mostEpochs, due - epoch));
      const bytes = await readBack(buffers.tallies, ofTallies, quads * TALLY.bytes);
      const { tallies, steps, missing } = readTallies(bytes, problems.length, epoch);
      if (steps !== due * perEpoch || missing > 0) {
        throw new IncompleteWorkError(
          `the driver of ${gpu.adapter} cut the work short (step ${steps} of ${due * perEpoch}, ${missing} points missing): use another adapter, or the CPU engine`,
        );
      }
      return tallies;
    }

    function readBack(
      buffer: GPUBuffer,
      ring: ReadbackRing,
      byteLength: number,
    ): Promise<ArrayBuffer> {
      throwIfDestroyed();
      const slot = ring.take();
      const encoder = device.createCommandEncoder({ label: 'runs.readback' });
      encoder.copyBufferToBuffer(buffer, 0, slot, 0, byteLength);
      device.queue.submit([encoder.finish()]);
      return ring.read(slot, byteLength);
    }

    return {
      description: `${eachQuads === 1 ? 'four' : 'sixteen'} runs an invocation, ${STEPS} steps a dispatch`,
      advance: (count) => turn(() => advance(count)),
      parameters: () =>
        turn(async () => {
          const bytes = await readBack(buffers.state, ofTheta, 16 * quads * P);
          return readParameters(bytes, problems.length, P);
        }),
      destroy() {
        destroyed = true;
        scope.destroy();
      },
    };
  }
}

/** Steps of a dispatch, the quads of runs that it serves, those of an invocation, and how it sums over points. */
function shapeOf(
  { software }: GpuDevice,
  recipe: RunsRecipe,
  { size }: RunsPortions,
  quads: number,
): { readonly STEPS: number; readonly blockQuads: number; readonly eachQuads: number } & Pick<
  RunsTexts,
  'sums'
> {
  const kind = software ? 'software' : 'hardware';
  const { nodes } = pointGraph({ model: recipe.of.model, loss: recipe.loss });
  const ofStep = size * nodes.length;
  const enough = LOOKS * (1 + recipe.movement.slotCount);
  const most = MOST_OPERATIONS[kind];
  const block = Math.max(LEAST_BLOCK[kind], Math.floor(most / (nodes.length * Math.max(size, enough)))); // prettier-ignore
  const isLight = isLightPoint({ model: recipe.of.model, loss: recipe.loss });
  const eachQuads = software && isLight && size > 1 && quads >= QUADS.least ? QUADS.each : 1;
  // In whole workgroups.
  const blockQuads = Math.min(quads, block - (block % (eachQuads * WIDTH[kind])));
  const steps = Math.floor(Math.min(MOST_ITERATIONS / size, most / (ofStep * blockQuads)));
  const sums = size === 1 ? 'one-point' : isLight ? 'pairs-of-points' : 'points';
  return { STEPS: Math.max(1, steps), blockQuads, eachQuads, sums };
}

function checkRoom(
  { bindingBytes, software }: GpuDevice,
  P: number,
  numbersOfEach: number,
  { size, pointsBytes, numbersBytes }: RunsPortions,
  perRunBytes: number,
): void {
  const privateBytes = 16 * (numbersOfEach + P);
  const most = MOST_WRITTEN[software ? 'software' : 'hardware'];
  if (numbersOfEach > most || privateBytes > MOST_PRIVATE_BYTES) {
    throw new LimitError(
      `many runs on webgpu keep at most ${most} numbers each, and a model of ${P} parameters with its optimizer has ${numbersOfEach}: train one by one, or use engine wasm`,
    );
  }
  if (size > MOST_ITERATIONS) {
    throw new LimitError(
      `many runs on webgpu take at most ${MOST_ITERATIONS} points a step, not ${size}: lower points, or train one by one`,
    );
  }
  const bytes = Math.max(pointsBytes, numbersBytes, perRunBytes);
  if (bytes > bindingBytes) {
    throw new LimitError(
      `so many runs need ${bytes} bytes, this device binds ${bindingBytes}: give fewer at a time, or train one by one`,
    );
  }
}
