import { inputsOf } from '../../core/data/inputs.ts';
import { LimitError } from '../../core/errors.ts';
import { isNetwork, parameterCountOf } from '../../core/models/model.ts';
import { unitsOf } from '../../core/models/network.ts';
import { slotCountOf } from '../../core/optimizers/groups.ts';
import { stepsPerEpoch } from '../../core/work/steps.ts';
import { MOST_ITERATIONS, type Shape } from '../../core/work/shape.ts';
import type { StrategyId } from '../../core/types.ts';
import { chunkOf, chunkSettings, layOutChunks } from '../chunks.ts';
import { columnsOf, quadsOf } from '../columns.ts';
import type { GpuDevice } from '../device.ts';
import { NumbersFeed, PointsFeed, portionsOf } from '../feeding.ts';
import { BUFFER } from '../flags.ts';
import type { KernelId } from '../../shaders/index.ts';
import { isWrittenOut } from '../../shaders/network.ts';
import { SHARED_MOST_WIDTH } from '../../shaders/rows.ts';
import { createBindGroup, createPipeline, type Stage } from '../pipelines.ts';
import type { GpuProblem } from '../problem.ts';
import { dispatch, type Plan, type Recorder } from '../trainer.ts';

/** Invocations of a workgroup that trains by itself. */
const MOST_WIDTH = 64;

/** From here on one subgroup of a GPU is too narrow. */
const SUBGROUP_MOST_QUADS = 512;

/** What an invocation may keep to itself: θ, sums, slots, and a network's values. A little above, SwiftShader's compiler ends the process. */
const MOST_PRIVATE_BYTES = 48_000;

/**
 * Any model, loss, optimizer, schedule and batch, by one workgroup.
 * @param strategy `fused` does many steps in a dispatch, `dispatch` one
 * @throws LimitError for a model that is too large for an invocation
 */
export async function planTrain(
  gpu: GpuDevice,
  problem: GpuProblem,
  strategy: StrategyId,
  caution: number,
): Promise<Plan> {
  checkSize(problem);
  const quads = quadsOf(portionsOf(problem, 1).size);
  const { kernel, WG, ...own } = shapeOf(gpu, problem, quads);
  const rounds = Math.ceil(quads / WG);
  // A driver may count all loops together: Mesa's for the CPU ends them after 65,535 iterations, and Firefox does not name it.
  // Elsewhere so few steps a dispatch would cost a tenth of the speed.
  const perStep =
    caution === 0 ? rounds : iterationsOf(problem, rounds, kernel === 'trainShared' ? WG : 1);
  const fused = Math.floor(MOST_ITERATIONS / 4 ** Math.max(0, caution - 1) / perStep);
  const STEPS = strategy === 'fused' ? Math.max(1, fused) : 1;
  const portions = portionsOf(problem, STEPS);
  const pipeline = await createPipeline(gpu, kernel, problem, { WG, STEPS, ...own });
  const perDispatch = strategy === 'fused' ? `, ${STEPS} steps a dispatch` : '';
  return {
    strategy,
    description: `${strategy}, 1 × ${WG} threads${perDispatch}`,
    kernels: [kernel],
    mostSteps: portions.mostEpochs,
    stepsPerDispatch: STEPS,
    settings: portions.settings,
    set: (scope, buffers) => {
      const numbers = new NumbersFeed(scope, problem, portions);
      const points = new PointsFeed(scope, problem, portions);
      const named = { ...buffers.bindings, points: points.buffer, numbers: numbers.buffer };
      const bindGroup = createBindGroup(gpu.device, kernel, pipeline, named);
      const record: Recorder = (pass, epochs) => {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        const steps = epochs * stepsPerEpoch(problem);
        for (let done = 0; done < steps; done += STEPS) pass.dispatchWorkgroups(1);
      };
      return Object.assign(record, {
        feed: (...[queue, epochs, hyperparameters]: Parameters<NumbersFeed['feed']>): void => {
          numbers.feed(queue, epochs, hyperparameters);
          points.feed(queue, epochs);
        },
        order: () => points.order,
      });
    },
  };
}

/** Any model and loss over all of a great many points: two dispatches a step, as `partials` and `combine`. */
export async function planBlocks(gpu: GpuDevice, problem: GpuProblem, shape: Shape): Promise<Plan> {
  checkSize(problem);
  const { device } = gpu;
  const { workgroupSize: WG } = shape;
  const points = problem.data.y.length;
  const columns = inputsOf(problem.data).length + 1;
  const layout = layOutChunks(points, shape, Math.floor(gpu.bindingBytes / columns));
  const { chunks, blocksPerChunk, pointsPerChunk } = layout;
  const BLOCKS = chunks * blocksPerChunk;
  const portions = portionsOf(problem, 1);
  const columnQuads = quadsOf(Math.min(points, pointsPerChunk));
  const [blockSums, blockStep] = await Promise.all([
    createPipeline(gpu, 'blockSums', problem, { WG }),
    createPipeline(gpu, 'blockStep', problem, { WG, BLOCKS }),
  ]);
  return {
    strategy: 'dispatch',
    description: `dispatch, ${BLOCKS} × ${WG} threads${chunks > 1 ? ` in ${chunks} chunks` : ''}`,
    kernels: ['blockSums', 'blockStep'],
    mostSteps: portions.mostEpochs,
    stepsPerDispatch: 1,
    settings: { ...portions.settings, columnQuads },
    set: (scope, buffers) => {
      const numbers = new NumbersFeed(scope, problem, portions);
      const size = 4 * BLOCKS * (parameterCountOf(problem.model) + 1);
      const partials = scope.create('partials', size, BUFFER.STORAGE);
      const shared = { ...buffers.bindings, partials, numbers: numbers.buffer };
      const stages = Array.from({ length: chunks }, (_, i): Stage => {
        const data = chunkOf(problem.data, layout, i);
        const settings = chunkSettings(data.y.length, layout, i);
        const named = {
          ...shared,
          points: scope.createFilled('points', columnsOf(data, columnQuads), BUFFER.STORAGE),
          chunk: scope.createFilled('chunk', settings, BUFFER.UNIFORM),
        };
        const bindGroup = createBindGroup(device, 'blockSums', blockSums, named);
        return { pipeline: blockSums, bindGroup, workgroups: blocksPerChunk };
      });
      const bindGroup = createBindGroup(device, 'blockStep', blockStep, shared);
      stages.push({ pipeline: blockStep, bindGroup, workgroups: 1 });
      const record: Recorder = (pass, epochs) => {
        for (let i = 0; i < epochs; i++) for (const stage of stages) dispatch(pass, stage);
      };
      return Object.assign(record, { feed: numbers.feed.bind(numbers) });
    },
  };
}

/** A kernel with its constants. */
interface Chosen {
  readonly kernel: KernelId;
  readonly WG: number;
  readonly LONE?: number;
}

/**
 * On a GPU each invocation moves a share of the parameters, unless these are too many to be written out. On a software
 * adapter, which computes its invocations side by side in one register, all move all: by one subgroup where there is one,
 * which exchanges sums without a barrier.
 */
function shapeOf(gpu: GpuDevice, { model }: GpuProblem, quads: number): Chosen {
  const { software, subgroupSize } = gpu;
  if (!software && isWrittenOut(parameterCountOf(model))) {
    const WG = quads <= SHARED_MOST_WIDTH / 2 ? SHARED_MOST_WIDTH / 2 : SHARED_MOST_WIDTH;
    return { kernel: 'trainShared', WG, LONE: quads <= WG ? 1 : 0 };
  }
  const wide = 2 ** Math.ceil(Math.log2(quads));
  if (subgroupSize !== undefined && (software || quads <= SUBGROUP_MOST_QUADS)) {
    return { kernel: 'trainSubgroup', WG: Math.min(subgroupSize, MOST_WIDTH) };
  }
  return { kernel: 'train', WG: software ? 1 : Math.min(MOST_WIDTH, wide) };
}

/**
 * Of all loops of a step in one invocation. Each quad adds to each sum; sums are cleared, exchanged and moved by; a network that
 * is not written out goes through its weights three times more.
 * @param rounds quads of an invocation
 * @param sharing invocations that share the parameters
 */
function iterationsOf({ model }: GpuProblem, rounds: number, sharing: number): number {
  const P = parameterCountOf(model);
  const perQuad = P * (isNetwork(model) && !isWrittenOut(P) ? 4 : 1);
  return rounds * (1 + perQuad) + 3 * Math.ceil(P / sharing);
}

function checkSize({ model, optimizer }: GpuProblem): void {
  const P = parameterCountOf(model);
  const perParameter = 4 * (6 + Math.max(1, slotCountOf(optimizer)));
  const values = isNetwork(model) ? 32 * unitsOf(model) : 16 * P;
  const bytes = P * perParameter + values;
  if (bytes <= MOST_PRIVATE_BYTES) return;
  const most = Math.floor((MOST_PRIVATE_BYTES - values) / perParameter);
  throw new LimitError(
    `a model of ${P} parameters needs ${bytes} bytes an invocation, and a kernel has ${MOST_PRIVATE_BYTES}: take at most ${most} parameters, or engine cpu`,
  );
}
