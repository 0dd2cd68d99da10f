import { isArticles, strategyOf } from '../../core/problem.ts';
import { NO_MOMENTS, holds } from '../../core/quadratic/index.ts';
import { FUSED_MOST_POINTS, chooseShape, type Shape } from '../../core/work/shape.ts';
import type { BatchSize } from '../../core/batches/batches.ts';
import type { StrategyId } from '../../core/types.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import type { Plan } from '../trainer.ts';
import type * as Train from './train.ts';
import { planDispatch } from './dispatch.ts';

/** A way to bring steps to the device. */
interface Strategy {
  /** Why it cannot train this problem, and what to do; undefined when it can. */
  readonly refusal: (problem: GpuProblem) => string | undefined;
  /**
   * @param caution as for `Engine.prepare`
   * @param tuned the shape that was measured to be fast for many points, if any was
   */
  readonly plan: (
    gpu: GpuDevice,
    problem: GpuProblem,
    caution: number,
    tuned?: Shape,
  ) => Promise<Plan>;
}

/** What the article's first run does not ask for, a page fetches when somebody does. */
const STRATEGY: Readonly<Record<StrategyId, Strategy>> = {
  dispatch: {
    refusal: ({ data, batch }) =>
      batch === 'full' ? undefined : tooMany(batch, pointsOfStep(data.x.length, batch)),
    plan: async (gpu, problem, caution, tuned) => {
      const points = problem.data.x.length;
      const shape = chooseShape(points, gpu.software, caution, tuned);
      if (isArticles(problem)) return planDispatch(gpu, problem, shape);
      const isFew = points <= FUSED_MOST_POINTS || problem.batch !== 'full';
      return ofAnyModel(({ planTrain, planBlocks }) =>
        isFew ? planTrain(gpu, problem, 'dispatch', caution) : planBlocks(gpu, problem, shape),
      );
    },
  },
  fused: {
    refusal: ({ data, batch }) => tooMany(batch, pointsOfStep(data.x.length, batch)),
    plan: async (gpu, problem, caution) => {
      if (!isArticles(problem))
        return ofAnyModel(({ planTrain }) => planTrain(gpu, problem, 'fused', caution));
      const { fusedShape, planFused } = await import('./fused.ts');
      const shape = fusedShape(problem.data.x.length, problem.precision, gpu);
      return planFused(gpu, problem, shape, caution);
    },
  },
  moments: {
    refusal: (problem) => (holds(problem) ? undefined : NO_MOMENTS),
    plan: async (gpu, problem, caution) => {
      const { planMoments } = await import('./moments.ts');
      if (isArticles(problem)) return planMoments(gpu, problem, caution);
      const { planMomentsOfAny } = await import('./moments-any.ts');
      return planMomentsOfAny(gpu, problem, caution);
    },
  },
};

async function ofAnyModel(plan: (train: typeof Train) => Promise<Plan>): Promise<Plan> {
  return plan(await import('./train.ts'));
}

/** More points of a step than one workgroup takes. */
function tooMany(batch: BatchSize, points: number): string | undefined {
  if (points <= FUSED_MOST_POINTS) return undefined;
  const [what, remedy] =
    batch === 'full' ? ['strategy fused', 'use dispatch or moments'] : ['a batch', 'lower batch'];
  return `${what} takes at most ${FUSED_MOST_POINTS} points, one workgroup's work, not ${points}: ${remedy}`;
}

function pointsOfStep(points: number, batch: BatchSize): number {
  return batch === 'full' ? points : Math.min(batch, points);
}

/**
 * The strategy that a problem asks for, planned.
 * @throws ConfigError when the strategy cannot train the problem
 */
export async function planStrategy(
  gpu: GpuDevice,
  problem: GpuProblem,
  caution: number,
  tuned?: Shape,
): Promise<Plan> {
  const id = strategyOf(problem, (strategy) => STRATEGY[strategy].refusal(problem));
  return STRATEGY[id].plan(gpu, problem, caution, tuned);
}
