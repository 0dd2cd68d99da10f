import { LONE_STEP_POINTS, type Shape } from '../../core/work/shape.ts';
import { chunkOf, chunkSettings, createDataBuffers, layOutChunks } from '../chunks.ts';
import { BUFFER } from '../flags.ts';
import type { GpuDevice } from '../device.ts';
import { createBindGroup, createPipeline, type Stage } from '../pipelines.ts';
import type { GpuProblem } from '../problem.ts';
import { dispatch, planLone, type Plan } from '../trainer.ts';

/** A bit a parameter: PyTorch gets the derivative by a, but not by b, from a matrix product, which adds in sequence. */
const SEQUENTIAL = 0b01;

/** Dispatches in one submit, however fast they are. */
const MOST_STEPS = 32_768;

/**
 * The plain strategy: each step is a dispatch of its own, or two where the points need several
 * workgroups. Steps see each other's results since WebGPU orders the dispatches of a pass.
 */
export async function planDispatch(
  gpu: GpuDevice,
  problem: GpuProblem,
  shape: Shape,
): Promise<Plan> {
  // The kernels of one dispatch add as PyTorch does, in f32.
  const isOne = shape.blocks === 1 && problem.precision === 'f32';
  return isOne ? planOne(gpu, problem, shape) : planBlocks(gpu, problem, shape);
}

function planOne(gpu: GpuDevice, problem: GpuProblem, shape: Shape): Promise<Plan> {
  const { workgroupSize: WG } = shape;
  const points = problem.data.x.length;
  const lone = WG === 1 && points < LONE_STEP_POINTS;
  const kernel = lone ? 'stepLone' : 'step';
  const constants: Record<string, number> = lone
    ? { POINTS: points, SEQUENTIAL }
    : { WG, MOST_POINTS: roomFor(points), SEQUENTIAL };
  const room = lone ? LONE_STEP_POINTS : points;
  const description = `dispatch, 1 × ${WG} threads`;
  const facts = {
    strategy: 'dispatch',
    description,
    mostSteps: MOST_STEPS,
    stepsPerDispatch: 1,
  } as const;
  return planLone(gpu, problem, kernel, constants, facts, (scope) => ({
    ...createDataBuffers(scope, problem.data, room),
  }));
}

/** Where the points take several chunks, the first half of a step is a dispatch for each. */
async function planBlocks(gpu: GpuDevice, problem: GpuProblem, shape: Shape): Promise<Plan> {
  const { workgroupSize: WG } = shape;
  const { device } = gpu;
  const layout = layOutChunks(problem.data.x.length, shape, gpu.bindingBytes);
  const { chunks, blocksPerChunk } = layout;
  const BLOCKS = chunks * blocksPerChunk;
  const [partials, combine] = await Promise.all([
    createPipeline(gpu, 'partials', problem, { WG }),
    createPipeline(gpu, 'combine', problem, { WG, BLOCKS }),
  ]);
  const inChunks = chunks > 1 ? ` in ${chunks} chunks` : '';
  return {
    strategy: 'dispatch',
    description: `dispatch, ${BLOCKS} × ${WG} threads${inChunks}`,
    kernels: ['partials', 'combine'],
    mostSteps: MOST_STEPS,
    stepsPerDispatch: 1,
    set: (scope, buffers) => {
      // struct Sums is laid out as struct Sample: a loss, then a Theta.
      const size = BLOCKS * buffers.layout.sample.bytes;
      const shared = {
        ...buffers.bindings,
        partials: scope.create('partials', size, BUFFER.STORAGE),
      };
      const stages = Array.from({ length: chunks }, (_, i): Stage => {
        const data = chunkOf(problem.data, layout, i);
        const settings = chunkSettings(data.x.length, layout, i);
        const named = {
          ...shared,
          ...createDataBuffers(scope, data),
          chunk: scope.createFilled('chunk', settings, BUFFER.UNIFORM),
        };
        return {
          pipeline: partials,
          bindGroup: createBindGroup(device, 'partials', partials, named),
          workgroups: blocksPerChunk,
        };
      });
      stages.push({
        pipeline: combine,
        bindGroup: createBindGroup(device, 'combine', combine, shared),
        workgroups: 1,
      });
      return (pass, steps) => {
        for (let i = 0; i < steps; i++) for (const stage of stages) dispatch(pass, stage);
      };
    },
  };
}

/** Workgroup memory is zeroed in every dispatch: take no more than the points need, in rows of 32. */
function roomFor(points: number): number {
  return Math.ceil(points / 32) * 32;
}
