import { isArticles } from '../core/problem.ts';
import { NO_MOMENTS, holds } from '../core/quadratic/index.ts';
import { chooseShape } from '../core/work/shape.ts';
import type { Precision, Problem, StrategyId } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';
import { lineMseBlocks } from './line-mse/blocks.ts';
import { plainF32 } from './line-mse/f32-blocks.ts';
import { LineMseF32Small } from './line-mse/f32-small.ts';
import { LineMseF64 } from './line-mse/f64.ts';

/** Why the CPU does not train by a strategy, and what to do. */
export function refusalOf(
  problem: Problem,
  strategy: StrategyId,
  precision: Precision,
): string | undefined {
  if (strategy === 'fused')
    return 'strategy fused is for webgpu, the CPU has no dispatches to fuse: use dispatch';
  if (!isArticles(problem) && precision === 'compensated')
    return 'precision compensated is of the line, under mse, by plain sgd: use precision f64';
  if (strategy !== 'moments') return undefined;
  if (!holds(problem)) return NO_MOMENTS;
  return precision !== 'f64'
    ? 'strategy moments computes in f64 on the CPU: use precision f64'
    : undefined;
}

/**
 * The kernel of a problem, by a strategy that is not refused.
 * @throws ConfigError where the moments do not say what a step does
 */
export async function createKernel(
  problem: Problem,
  strategy: StrategyId,
  precision: Precision,
): Promise<CpuKernel> {
  const { data } = problem;
  const start = problem.start.parameters;
  // A page fetches what few ask for when they do: moments, formulas, compensated sums.
  if (strategy === 'moments' && isArticles(problem)) {
    const { LineMseMomentsF64 } = await import('./line-mse/moments-f64.ts');
    return new LineMseMomentsF64(problem);
  }
  if (strategy === 'moments') {
    const { MomentsF64 } = await import('./moments-f64.ts');
    return new MomentsF64(problem);
  }
  if (!isArticles(problem)) {
    const { descentIn } = await import('./descent.ts');
    return descentIn(problem, precision);
  }
  if (precision === 'f64') return new LineMseF64(data, start);
  const shape = chooseShape(data.x.length, true);
  if (precision === 'compensated') {
    const { compensated } = await import('./line-mse/compensated.ts');
    return lineMseBlocks(data, shape, compensated(start));
  }
  return shape.blocks === 1
    ? new LineMseF32Small(data, start)
    : lineMseBlocks(data, shape, plainF32(start));
}
