import { isArticleModel } from '../../core/models/catalogue.ts';
import { DEFAULTS, REPLAY_POINTS, type FitConfig } from '../../core/settings/index.ts';
import { STRATEGIES, type EngineId, type StrategyId } from '../../core/types.ts';
import type { BenchCase } from './types.ts';

export interface CasePlan {
  readonly engines: readonly EngineId[];
  readonly strategies: readonly StrategyId[];
  readonly points: readonly number[];
  readonly steps: number;
}

/** What is measured of the article's line unless something else is asked for: under a minute on two cores. */
export const BENCH_DEFAULTS = {
  points: [100, 10_000, 1_000_000],
  steps: DEFAULTS.epochs,
  runs: 5,
} as const;

/** On how many points a problem is measured where nothing is said of it: a step of another may be a thousand times as long. */
export function usualPoints({
  model,
  replay,
}: Pick<FitConfig, 'model' | 'replay'>): readonly number[] {
  if (replay !== 'none') return [REPLAY_POINTS];
  return isArticleModel(model) ? BENCH_DEFAULTS.points : [100, 10_000];
}

/** What each engine has. On a CPU nothing is dispatched, so that there is nothing to fuse. */
export const STRATEGIES_OF: Readonly<Record<EngineId, readonly StrategyId[]>> = {
  webgpu: STRATEGIES,
  cpu: ['dispatch', 'moments'],
  wasm: ['dispatch'],
};

/** Every combination that there is, by points, then by strategy: what is compared stands together. */
export function planCases({ engines, strategies, points, steps }: CasePlan): BenchCase[] {
  return [...new Set(points)]
    .sort((p, q) => p - q)
    .flatMap((count) =>
      [...new Set(strategies)].flatMap((strategy) =>
        [...new Set(engines)]
          .filter((engine) => STRATEGIES_OF[engine].includes(strategy))
          .map((engine) => ({ engine, strategy, points: count, steps })),
      ),
    );
}

/** The cases of {@link BENCH_DEFAULTS} on these engines. */
export function defaultCases(engines: readonly EngineId[]): BenchCase[] {
  const { points, steps } = BENCH_DEFAULTS;
  return planCases({ engines, strategies: STRATEGIES, points, steps });
}

/** 100, 1,000, … up to `most`. */
export function decades(most: number): number[] {
  const points: number[] = [];
  for (let count = 100; count <= most; count *= 10) points.push(count);
  return points;
}
