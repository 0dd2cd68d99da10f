import type { CurveId } from '../core/curves/index.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import { chooseShape } from '../core/shape.ts';
import type { Dataset, Precision, Problem } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';
import { LineMseF32Blocks } from './line-mse/f32-blocks.ts';
import { LineMseF32Small } from './line-mse/f32-small.ts';
import { LineMseF64 } from './line-mse/f64.ts';

type Factory = (data: Dataset, start: readonly number[]) => CpuKernel;

/** By recipe, then precision. */
const KERNELS = {
  'line mse sgd': {
    f64: (data, start) => new LineMseF64(data, start),
    f32: (data, start) => {
      const shape = chooseShape(data.x.length, true);
      return shape.blocks === 1
        ? new LineMseF32Small(data, start)
        : new LineMseF32Blocks(data, start, shape);
    },
  },
} as const satisfies Record<`${CurveId} ${LossId} ${OptimizerId}`, Record<Precision, Factory>>;

export function createKernel(problem: Problem, precision: Precision): CpuKernel {
  const { curve, loss, optimizer, data, start } = problem;
  return KERNELS[`${curve} ${loss} ${optimizer}`][precision](data, start.parameters);
}
