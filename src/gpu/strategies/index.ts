import { isArticles, strategyOf } from '../../core/problem.ts';
import { chooseShape, type Shape } from '../../core/work/shape.ts';
import type { StrategyId } from '../../core/types.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import type { Plan } from '../trainer.ts';
import { planDispatch } from './dispatch.ts';
import { FUSED_MOST_POINTS, fusedShape, planFused } from './fused.ts';
import { planMoments } from './moments.ts';
import { planTrain, TRAIN_MOST_POINTS } from './train.ts';

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

const STRATEGY: Readonly<Record<StrategyId, Strategy>> = {
  dispatch: {
    refusal: (problem) => tooMany(problem),
    plan: (gpu, problem, caution, tuned) => {
      if (!isArticles(problem)) return planTrain(gpu, problem, 'dispatch', caution);
      const shape = chooseShape(problem.data.x.length, gpu.software, caution, tuned);
      return planDispatch(gpu, problem, shape);
    },
  },
  fused: {
    refusal: ({ data }) =>
      data.x.length <= FUSED_MOST_POINTS
        ? undefined
        : `strategy fused takes at most ${FUSED_MOST_POINTS} points, one workgroup's work, not ${data.x.length}: use dispatch or moments`,
    plan: (gpu, problem, caution) =>
      isArticles(problem)
        ? planFused(
            gpu,
            problem,
            fusedShape(problem.data.x.length, problem.precision, gpu),
            caution,
          )
        : planTrain(gpu, problem, 'fused', caution),
  },
  moments: {
    // There is but the line and mean squared error so far.
    refusal: () => undefined,
    plan: planMoments,
  },
};

/** Of points in a step by one workgroup. */
function tooMany(problem: GpuProblem): string | undefined {
  const { data, batch } = problem;
  const points = batch === 'full' ? data.y.length : Math.min(batch, data.y.length);
  if (isArticles(problem) || points <= TRAIN_MOST_POINTS) return undefined;
  return `a step takes at most ${TRAIN_MOST_POINTS} points of this model, not ${points}: lower batch, or use engine cpu`;
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
