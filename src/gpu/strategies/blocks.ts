import { DISPATCHES_A_SUBMIT, type Shape } from '../../core/work/shape.ts';
import { chunkOf, chunkSettings, createDataBuffers, layOutChunks } from '../chunks.ts';
import { BUFFER } from '../flags.ts';
import type { GpuDevice } from '../device.ts';
import { createBindGroup, createPipeline, type Stage } from '../pipelines.ts';
import type { GpuProblem } from '../problem.ts';
import { dispatch, type Plan } from '../trainer.ts';

/** Where the points take several chunks, the first half of a step is a dispatch for each. */
export async function planBlocks(gpu: GpuDevice, problem: GpuProblem, shape: Shape): Promise<Plan> {
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
    mostSteps: DISPATCHES_A_SUBMIT,
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
