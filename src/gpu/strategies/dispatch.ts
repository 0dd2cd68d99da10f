import { DISPATCHES_A_SUBMIT, LONE_STEP_POINTS, type Shape } from '../../core/work/shape.ts';
import { createDataBuffers } from '../chunks.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import { planLone, type Plan } from '../trainer.ts';

/** A bit a parameter: PyTorch gets the derivative by a, but not by b, from a matrix product, which adds in sequence. */
const SEQUENTIAL = 0b01;

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
  if (isOne) return planOne(gpu, problem, shape);
  const { planBlocks } = await import('./blocks.ts');
  return planBlocks(gpu, problem, shape);
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
    mostSteps: DISPATCHES_A_SUBMIT,
    stepsPerDispatch: 1,
  } as const;
  return planLone(gpu, problem, kernel, constants, facts, (scope) => ({
    ...createDataBuffers(scope, problem.data, room),
  }));
}

/** Workgroup memory is zeroed in every dispatch: take no more than the points need, in rows of 32. */
function roomFor(points: number): number {
  return Math.ceil(points / 32) * 32;
}
