import type { F32Precision } from '../../core/types.ts';
import { createDataBuffers } from '../chunks.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import { planLone, type Plan } from '../trainer.ts';

/** The most iterations over points of one invocation in one dispatch, as in core/work/shape.ts. */
const MOST_ITERATIONS = 32_768;

/** From here on one subgroup of a GPU is too narrow for the points. */
const SUBGROUP_MOST_POINTS = 2048;

/** Steps of one submit, in as many dispatches as the bound on iterations asks for. */
const MOST_STEPS = 1_000_000;

/**
 * Rows of a quad an invocation that points/held.wgsl keeps. Where they are more than there are registers, a
 * GPU's compiler spills them into memory of the invocation's own, which still is many times as fast as
 * going through the points.
 */
const MOST_ROWS = 64;

/** How the invocations of the workgroup add up. */
export interface FusedShape {
  readonly kernel: 'fused' | 'fusedLone' | 'fusedSubgroup';
  readonly workgroupSize: number;
  /** Rows of the points that are held in registers; 0 where each step loads the points anew. */
  readonly rows: number;
}

/** The fastest of the variants that the device has, as measured (docs/performance.md). */
export function fusedShape(
  points: number,
  precision: F32Precision,
  gpu: Pick<GpuDevice, 'software' | 'subgroupSize'>,
): FusedShape {
  const adding = fusedAdding(points, precision, gpu);
  const rows = rowsOf(points, adding.workgroupSize);
  return { ...adding, rows: rows <= MOST_ROWS ? rows : 0 };
}

function fusedAdding(
  points: number,
  precision: F32Precision,
  { software, subgroupSize }: Pick<GpuDevice, 'software' | 'subgroupSize'>,
): Omit<FusedShape, 'rows'> {
  // A subgroup's own sum keeps no rounding errors.
  const mayAddItself = precision === 'f32';
  if (mayAddItself && subgroupSize !== undefined && (software || points <= SUBGROUP_MOST_POINTS)) {
    return { kernel: 'fusedSubgroup', workgroupSize: Math.min(subgroupSize, 64) };
  }
  if (software) return { kernel: 'fusedLone', workgroupSize: 1 };
  return { kernel: 'fused', workgroupSize: points <= 256 ? 32 : 256 };
}

/**
 * Many steps in a dispatch of one workgroup: no dispatch between steps, and θ never leaves the
 * registers.
 * @param caution each level more allows a quarter of the iterations in a dispatch
 */
export function planFused(
  gpu: GpuDevice,
  problem: GpuProblem,
  { kernel, workgroupSize: WG, rows: ROWS }: FusedShape,
  caution: number,
): Promise<Plan> {
  const perStep = ROWS > 0 ? 1 : rowsOf(problem.data.x.length, WG);
  const STEPS = Math.max(1, Math.floor(MOST_ITERATIONS / 4 ** caution / perStep));
  const held = ROWS > 0 ? ', in registers' : '';
  const facts = {
    strategy: 'fused',
    description: `${DESCRIPTIONS[kernel]}${held}, 1 × ${WG} threads, ${STEPS} steps a dispatch`,
    mostSteps: MOST_STEPS,
    stepsPerDispatch: STEPS,
  } as const;
  return planLone(gpu, problem, kernel, { WG, ROWS, STEPS }, facts, (scope) => ({
    ...createDataBuffers(scope, problem.data),
  }));
}

/** Of a quad for each of so many invocations. */
function rowsOf(points: number, workgroupSize: number): number {
  return Math.ceil(points / 4 / workgroupSize);
}

const DESCRIPTIONS = {
  fused: 'fused',
  fusedLone: 'fused, lone',
  fusedSubgroup: 'fused, subgroup',
} as const satisfies Record<FusedShape['kernel'], string>;
