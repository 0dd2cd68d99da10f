import type { Problem } from '../../core/types.ts';
import type { GpuDevice } from '../device.ts';
import { createBindGroup, createPipeline } from '../pipelines.ts';
import { createDataBuffers } from '../run-buffers.ts';
import type { Plan } from '../trainer.ts';

/** The most iterations over points of one invocation in one dispatch, as in core/shape.ts. */
const MOST_ITERATIONS = 32_768;

/** What one workgroup still does in a few milliseconds a step. */
export const FUSED_MOST_POINTS = 65_536;

/** A single invocation on adapters that compute on the CPU, where every barrier costs. */
export function fusedWorkgroup(points: number, software: boolean): number {
  if (software) return 1;
  return points <= 256 ? 32 : 256;
}

/** Steps of one submit, in as many dispatches as the bound on iterations asks for. */
const MOST_STEPS = 1_000_000;

/**
 * Many steps in a dispatch of one workgroup: no dispatch between steps, and θ never leaves the
 * registers.
 * @param caution each level more allows a quarter of the iterations in a dispatch
 */
export async function planFused(
  gpu: GpuDevice,
  problem: Problem,
  workgroupSize: number,
  caution: number,
): Promise<Plan> {
  const quads = Math.ceil(problem.data.x.length / 4);
  const perStep = Math.ceil(quads / workgroupSize);
  const STEPS = Math.max(1, Math.floor(MOST_ITERATIONS / 4 ** caution / perStep));
  const kernel = workgroupSize === 1 ? 'fusedLone' : 'fused';
  const constants = workgroupSize === 1 ? { STEPS } : { WG: workgroupSize, STEPS };
  const pipeline = await createPipeline(gpu, kernel, problem, constants);
  return {
    strategy: 'fused',
    description: `fused, 1 × ${workgroupSize} threads, ${STEPS} steps a dispatch`,
    mostSteps: MOST_STEPS,
    set: (scope, buffers) => {
      const points = createDataBuffers(gpu.device.queue, scope, problem);
      const bindGroup = createBindGroup(gpu.device, kernel, pipeline, {
        ...buffers.bindings,
        ...points,
      });
      return (pass, steps) => {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        for (let done = 0; done < steps; done += STEPS) pass.dispatchWorkgroups(1);
      };
    },
  };
}
