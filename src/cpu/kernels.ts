import type { CurveId } from '../core/curves/index.ts';
import { ConfigError } from '../core/errors.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import { chooseShape } from '../core/work/shape.ts';
import type { Dataset, Precision, Problem, StrategyId } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';
import { LineMseF32Blocks } from './line-mse/f32-blocks.ts';
import { LineMseF32Small } from './line-mse/f32-small.ts';
import { LineMseF64 } from './line-mse/f64.ts';
import { LineMseMomentsF64 } from './line-mse/moments-f64.ts';

type Factory = (
  data: Dataset,
  start: readonly number[],
  problem: Problem,
) => CpuKernel | Promise<CpuKernel>;

/** Why there is no such kernel, and what to do. */
type Refusal = string;

const NO_FUSED: Refusal =
  'strategy fused is for webgpu, the CPU has no dispatches to fuse: use dispatch';
const ONLY_F64_MOMENTS: Refusal = 'strategy moments computes in f64 on the CPU: use precision f64';

/** By recipe, then strategy and precision. */
const KERNELS = {
  'line mse sgd': {
    dispatch: {
      f64: (data, start) => new LineMseF64(data, start),
      f32: (data, start) => {
        const shape = chooseShape(data.x.length, true);
        return shape.blocks === 1
          ? new LineMseF32Small(data, start)
          : new LineMseF32Blocks(data, start, shape);
      },
      // Few ask for it: a page fetches it when they do.
      compensated: async (data, start) => {
        const { LineMseCompensated } = await import('./line-mse/compensated.ts');
        return new LineMseCompensated(data, start, chooseShape(data.x.length, true));
      },
    },
    fused: {
      f64: NO_FUSED,
      f32: NO_FUSED,
      compensated: NO_FUSED,
    },
    moments: {
      f64: (_data, _start, problem) => new LineMseMomentsF64(problem),
      f32: ONLY_F64_MOMENTS,
      compensated: ONLY_F64_MOMENTS,
    },
  },
} as const satisfies Record<
  `${CurveId} ${LossId} ${OptimizerId}`,
  Record<StrategyId, Record<Precision, Factory | Refusal>>
>;

/** @throws ConfigError when there is no kernel for the problem's strategy */
export async function createKernel(
  problem: Problem,
  strategy: StrategyId,
  precision: Precision,
): Promise<CpuKernel> {
  const { curve, loss, optimizer, data, start } = problem;
  const found: Factory | Refusal = KERNELS[`${curve} ${loss} ${optimizer}`][strategy][precision];
  if (typeof found === 'string') throw new ConfigError('strategy', found);
  return found(data, start.parameters, problem);
}
